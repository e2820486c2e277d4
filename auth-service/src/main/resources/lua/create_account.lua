-- Creates an account unless there is one, and tells of it.
-- KEYS[1] account (hash): name, roles, password, disabled, created_at
-- KEYS[2] stream, KEYS[3] epoch: of the partition's log
-- ARGV[1..6] FactAppend.arguments; ARGV[4], the time, is also the account's created_at
-- ARGV[7] name: text
-- ARGV[8] roles: wire names with commas between them
-- ARGV[9] password: argon2id PHC string
-- Returns 1 if created, 0 if there is one.
-- #include append_fact
local account = KEYS[1]
local at = ARGV[4]
local name = ARGV[7]
local roles = ARGV[8]
local password = ARGV[9]

if redis.call('EXISTS', account) == 1 then
  return 0
end
redis.call('HSET', account,
  'name', name, 'roles', roles, 'password', password, 'disabled', '0', 'created_at', at)
append_fact(KEYS[2], KEYS[3], ARGV[1], ARGV[2], ARGV[3], at, ARGV[5], ARGV[6])
return 1
