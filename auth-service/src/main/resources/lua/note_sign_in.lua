-- Notes a successful sign-in: when, and from where.
-- KEYS[1] account (hash): signed_in_at
-- KEYS[2] places (sorted set): keyed hashes of addresses and devices by the time of the last sign-in, milliseconds since 1970
-- ARGV[1] now, ARGV[2] keep: milliseconds; ARGV[3] most: places above which the oldest are forgotten
-- ARGV[4..] places to note
-- Returns 1, or 0 if the account is gone.
local account, places = KEYS[1], KEYS[2]
local now, keep, most = ARGV[1], ARGV[2], tonumber(ARGV[3])

if redis.call('EXISTS', account) == 0 then
  return 0
end
redis.call('HSET', account, 'signed_in_at', now)
for i = 4, #ARGV do
  redis.call('ZADD', places, now, ARGV[i])
end
redis.call('ZREMRANGEBYSCORE', places, '-inf', string.format('%.0f', now - keep))
redis.call('ZREMRANGEBYRANK', places, 0, -(most + 1))
redis.call('PEXPIRE', places, keep)
return 1
