-- Notes that a user took a seat, and gives what is known of the user.
-- KEYS[1] user (hash): order; last, channel id; last_order; roles; `seat:<channel id>` to "<order> <state>"
-- ARGV[1] channel: id
-- ARGV[2] order: of the seat
-- ARGV[3] state: VOICE or DIRECT
-- ARGV[4] roles: of the account, each followed by a blank
-- Returns the record, fields and values in turn. A later claim of the same seat stays as it is.
local user = KEYS[1]
local field = 'seat:' .. ARGV[1]
local order = tonumber(ARGV[2])

local claim = redis.call('HGET', user, field)
if not claim or tonumber(string.match(claim, '^%d+')) <= order then
  redis.call('HSET', user, field, ARGV[2] .. ' ' .. ARGV[3])
end
if order > tonumber(redis.call('HGET', user, 'order') or '0') then
  redis.call('HSET', user, 'order', ARGV[2])
end
if order >= tonumber(redis.call('HGET', user, 'last_order') or '0') then
  redis.call('HSET', user, 'last', ARGV[1], 'last_order', ARGV[2], 'roles', ARGV[4])
end
redis.call('PERSIST', user)
return redis.call('HGETALL', user)
