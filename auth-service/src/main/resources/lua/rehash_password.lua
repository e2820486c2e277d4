-- Keeps a password under another cost if it still is the one that the caller saw.
-- KEYS[1] account (hash): password
-- ARGV[1] password: argon2id PHC string that the caller saw
-- ARGV[2] fresh: argon2id PHC string of the same password
-- Returns 1 if it is kept, 0 if the password was changed.
local account = KEYS[1]
local seen = ARGV[1]
local fresh = ARGV[2]

if redis.call('HGET', account, 'password') ~= seen then
  return 0
end
redis.call('HSET', account, 'password', fresh)
return 1
