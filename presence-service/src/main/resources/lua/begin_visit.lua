-- Writes a visit that lasts, unless it is there already or its user was erased.
-- KEYS[1] visits (sorted set): start and user, by end, milliseconds since 1970; inf while it lasts
-- KEYS[2] fact up to which the user was erased (string)
-- ARGV[1] visit: start and user
-- ARGV[2] epoch, ARGV[3] entry id of the fact
-- Returns 1 if it was added, else 0.
-- #include erased_since
local visits = KEYS[1]
local fence = KEYS[2]
local visit = ARGV[1]

if erased_since(fence, ARGV[2], ARGV[3]) then
  return 0
end
-- One that comes late must not make a visit last that has ended.
local added = redis.call('ZADD', visits, 'NX', 'inf', visit)
redis.call('PERSIST', visits)
return added
