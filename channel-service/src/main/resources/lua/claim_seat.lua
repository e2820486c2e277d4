-- Notes that a user is about to take a seat, and gives it its place in the order of the user's seats. Other claims stay, also of the
-- same channel: the user may sit there already.
-- KEYS[1] user (hash): order; `seat:<order>` to "<state> <channel id>"
-- KEYS[2] pending (sorted set): "<order> <channel id> <user id>" of claims in state PENDING, by when they were made
-- ARGV[1] channel: id
-- ARGV[2] user: id
-- ARGV[3] now: milliseconds since 1970. The order grows with the time, so that it goes on growing should the record be lost.
-- Returns the order, as text.
local last = tonumber(redis.call('HGET', KEYS[1], 'order') or '0')
local order = string.format('%.0f', math.max(last + 1, tonumber(ARGV[3])))
redis.call('HSET', KEYS[1], 'order', order, 'seat:' .. order, 'PENDING ' .. ARGV[1])
redis.call('ZADD', KEYS[2], ARGV[3], order .. ' ' .. ARGV[1] .. ' ' .. ARGV[2])
redis.call('PERSIST', KEYS[1])
return order
