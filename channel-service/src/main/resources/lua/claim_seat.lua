-- Notes that a user is about to take a seat, and gives it its place in the order of the user's seats.
-- KEYS[1] user (hash): order; `seat:<channel id>` to "<order> <state>"
-- ARGV[1] channel: id
-- ARGV[2] now: milliseconds since 1970. The order grows with the time, so that it goes on growing should the record be lost.
-- Returns the order, as text.
local last = tonumber(redis.call('HGET', KEYS[1], 'order') or '0')
local order = string.format('%.0f', math.max(last + 1, tonumber(ARGV[2])))
redis.call('HSET', KEYS[1], 'order', order, 'seat:' .. ARGV[1], order .. ' PENDING')
redis.call('PERSIST', KEYS[1])
return order
