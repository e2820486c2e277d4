-- Notes that a user took a seat, and gives what is known of the user.
-- KEYS[1] user (hash): order; last, channel id; last_order; roles; `seat:<order>` to "<state> <channel id>"
-- KEYS[2] pending (sorted set): as in claim_seat
-- ARGV[1] channel: id, ARGV[2] user: id
-- ARGV[3] order: of the seat
-- ARGV[4] state: VOICE or UNCOUNTED
-- ARGV[5] roles: of the account, each followed by a blank
-- Returns the record, fields and values in turn. A claim that was released stays so: the seat is free again.
local user = KEYS[1]
local channel = ARGV[1]
local order = tonumber(ARGV[3])

if redis.call('HEXISTS', user, 'seat:' .. ARGV[3]) == 1 then
  redis.call('HSET', user, 'seat:' .. ARGV[3], ARGV[4] .. ' ' .. channel)
end
redis.call('ZREM', KEYS[2], ARGV[3] .. ' ' .. channel .. ' ' .. ARGV[2])
-- There is one seat in a channel: of two that were taken there, the later one took the place of the earlier one.
local taken = {}
local latest = 0
local record = redis.call('HGETALL', user)
for i = 1, #record, 2 do
  local other = string.match(record[i], '^seat:(%d+)$')
  local state, where = string.match(record[i + 1], '^(%u+) (.*)$')
  if other and where == channel and state ~= 'PENDING' then
    table.insert(taken, other)
    latest = math.max(latest, tonumber(other))
  end
end
for _, other in ipairs(taken) do
  if tonumber(other) < latest then
    redis.call('HDEL', user, 'seat:' .. other)
  end
end
if order > tonumber(redis.call('HGET', user, 'order') or '0') then
  redis.call('HSET', user, 'order', ARGV[3])
end
if order >= tonumber(redis.call('HGET', user, 'last_order') or '0') then
  redis.call('HSET', user, 'last', channel, 'last_order', ARGV[3], 'roles', ARGV[5])
end
return redis.call('HGETALL', user)
