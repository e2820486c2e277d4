-- Sets a password if the account still is as the caller saw it, and ends the user's sign-ins.
-- KEYS[1] account (hash), KEYS[2] stream, KEYS[3] epoch, KEYS[4] revocations, KEYS[5] due, KEYS[6] audit
-- KEYS[9] families of the user (hash)
-- ARGV[1..8] RevocationAppend.arguments; ARGV[9] version that the caller saw
-- ARGV[10] password: argon2id PHC string; ARGV[11] one_time: 1 or 0; ARGV[12..22] AuditAppend.arguments
-- Returns {epoch, entry id}, or {} if the account is gone or changed.
-- #include append_fact
-- #include revoke
-- #include end_sign_ins
-- #include audit
local account = KEYS[1]
local at, seen, password, one_time = ARGV[4], ARGV[9], ARGV[10], ARGV[11]

if redis.call('HGET', account, 'version') ~= seen then
  return {}
end
redis.call('HSET', account, 'password', password, 'one_time', one_time, 'password_at', at)
redis.call('HINCRBY', account, 'version', 1)
audit(KEYS[6], ARGV, 12)
return end_sign_ins(account, KEYS[9], KEYS[4], KEYS[5], KEYS[2], KEYS[3], ARGV, 1)
