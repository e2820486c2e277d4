-- Forgets a user's claim of a seat, unless it was claimed anew.
-- KEYS[1] user (hash): `seat:<channel id>` to "<order> <state>"
-- ARGV[1] channel: id
-- ARGV[2] order: of the seat
-- ARGV[3] kept: milliseconds for which the record is kept after the user's last seat
local user = KEYS[1]
local field = 'seat:' .. ARGV[1]

local claim = redis.call('HGET', user, field)
if not claim or string.match(claim, '^%d+') ~= ARGV[2] then
  return
end
redis.call('HDEL', user, field)
for _, other in ipairs(redis.call('HKEYS', user)) do
  if string.sub(other, 1, 5) == 'seat:' then
    return
  end
end
redis.call('PEXPIRE', user, ARGV[3])
