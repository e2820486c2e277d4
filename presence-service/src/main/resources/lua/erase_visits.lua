-- Deletes a user's visits to a channel, and closes it to facts of the user from before.
-- KEYS[1] visits (sorted set): see begin_visit
-- KEYS[2] fact up to which the user was erased (string)
-- ARGV[1] user id
-- ARGV[2] that fact: epoch and entry id
-- ARGV[3] how long to remember it: milliseconds
-- Returns how many visits were deleted.
local visits = KEYS[1]
local fence = KEYS[2]
local user = ARGV[1]
local fact = ARGV[2]
local remember = ARGV[3]

redis.call('SET', fence, fact, 'PX', remember)
local deleted = 0
for _, visit in ipairs(redis.call('ZRANGE', visits, 0, -1)) do
  if string.match(visit, '^%d+ (.*)$') == user then
    deleted = deleted + redis.call('ZREM', visits, visit)
  end
end
return deleted
