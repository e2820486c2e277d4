-- Spends a one-time password if it still is the one that the caller saw.
-- KEYS[1] account (hash): password, one_time, version
-- ARGV[1] password: argon2id PHC string that the caller saw
-- Returns 1 if it is spent now, 0 if it was changed or spent before.
local account = KEYS[1]
local seen = ARGV[1]

if redis.call('HGET', account, 'one_time') ~= '1' or redis.call('HGET', account, 'password') ~= seen then
  return 0
end
redis.call('HSET', account, 'password', '')
redis.call('HINCRBY', account, 'version', 1)
return 1
