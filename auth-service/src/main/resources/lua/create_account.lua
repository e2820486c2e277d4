-- Creates an account unless there is one, and tells of it.
-- KEYS[1] account (hash): name, roles, disabled, password, one_time, password_at, created_at, signed_out_at, version
-- KEYS[2] stream, KEYS[3] epoch: of the partition's log; KEYS[4] revocations; KEYS[6] audit
-- KEYS[7] accounts (sorted set): ids of the partition's accounts; KEYS[8] admins (set): of those that administer
-- ARGV[1..6] FactAppend.arguments; ARGV[4], the time, is also the account's created_at
-- ARGV[7] id; ARGV[8] name: text; ARGV[9] roles: wire names with commas between them; ARGV[10] administers: 1 or 0
-- ARGV[11] password: argon2id PHC string, or '' for none; ARGV[12] one_time: 1 or 0
-- ARGV[13] disabled: key of the revocation that an account of this id has left when it was deleted
-- ARGV[14..24] AuditAppend.arguments
-- Returns 1 if created, 0 if there is one.
-- #include append_fact
-- #include audit
local account, revocations, accounts, admins = KEYS[1], KEYS[4], KEYS[7], KEYS[8]
local at, id, name, roles, administers = ARGV[4], ARGV[7], ARGV[8], ARGV[9], ARGV[10]

if redis.call('EXISTS', account) == 1 then
  return 0
end
redis.call('HSET', account, 'name', name, 'roles', roles, 'disabled', '0', 'password', ARGV[11], 'one_time', ARGV[12],
  'password_at', at, 'created_at', at, 'signed_out_at', at, 'version', 1)
redis.call('ZADD', accounts, 0, id)
if administers == '1' then
  redis.call('SADD', admins, id)
end
redis.call('HDEL', revocations, ARGV[13])
append_fact(KEYS[2], KEYS[3], ARGV[1], ARGV[2], ARGV[3], at, ARGV[5], ARGV[6])
audit(KEYS[6], ARGV, 14)
return 1
