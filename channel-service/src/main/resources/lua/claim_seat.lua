-- Notes that a user is about to take a seat, and gives it its place in the order of the user's seats. A claim of a seat that the user
-- holds in that channel stays beside it; a pending one gives way, since the later of two joins counts.
-- KEYS[1] user (hash): order; `seat:<order>` to "<state> <channel id>"
-- KEYS[2] pending (sorted set): "<order> <channel id> <user id>" of claims in state PENDING, by when they were made
-- ARGV[1] channel: id
-- ARGV[2] user: id
-- ARGV[3] now: milliseconds since 1970. The order grows with the time, so that it goes on growing should the record be lost.
-- Returns the order, as text.
local last = tonumber(redis.call('HGET', KEYS[1], 'order') or '0')
local order = string.format('%.0f', math.max(last + 1, tonumber(ARGV[3])))
local record = redis.call('HGETALL', KEYS[1])
for i = 1, #record, 2 do
  local earlier = record[i + 1] == 'PENDING ' .. ARGV[1] and string.match(record[i], '^seat:(%d+)$')
  if earlier then
    redis.call('HDEL', KEYS[1], record[i])
    redis.call('ZREM', KEYS[2], earlier .. ' ' .. ARGV[1] .. ' ' .. ARGV[2])
  end
end
redis.call('HSET', KEYS[1], 'order', order, 'seat:' .. order, 'PENDING ' .. ARGV[1])
redis.call('ZADD', KEYS[2], ARGV[3], order .. ' ' .. ARGV[1] .. ' ' .. ARGV[2])
redis.call('PERSIST', KEYS[1])
return order
