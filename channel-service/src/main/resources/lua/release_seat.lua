-- Forgets a user's claim of a seat.
-- KEYS[1] user (hash): `seat:<order>` to "<state> <channel id>"
-- KEYS[2] pending (sorted set): as in claim_seat
-- ARGV[1] channel: id, ARGV[2] user: id
-- ARGV[3] order: of the seat
-- ARGV[4] freed: 1 if the seat was taken and is free again, so that seats that were taken there earlier are gone too; 0 if it was
-- not taken
-- ARGV[5] kept: milliseconds for which the record is kept after the user's last seat
local user = KEYS[1]
local channel = ARGV[1]
local order = tonumber(ARGV[3])

redis.call('ZREM', KEYS[2], ARGV[3] .. ' ' .. channel .. ' ' .. ARGV[2])
local others = false
local record = redis.call('HGETALL', user)
for i = 1, #record, 2 do
  local claim = string.match(record[i], '^seat:(%d+)$')
  if claim then
    local state, where = string.match(record[i + 1], '^(%u+) (.*)$')
    local replaced = ARGV[4] == '1' and where == channel and state ~= 'PENDING' and tonumber(claim) < order
    if claim == ARGV[3] or replaced then
      redis.call('HDEL', user, record[i])
    else
      others = true
    end
  end
end
if not others then
  redis.call('PEXPIRE', user, ARGV[5])
end
