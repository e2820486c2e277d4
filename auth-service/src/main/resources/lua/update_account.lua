-- Changes an account if it still is as the caller saw it; ends its sign-ins if asked to; tells of all that.
-- KEYS[1] account (hash), KEYS[2] stream, KEYS[3] epoch, KEYS[4] revocations, KEYS[5] due, KEYS[6] audit
-- KEYS[8] admins (set): accounts of the partition that administer; KEYS[9] families of the user (hash)
-- KEYS[10] leave (string): permission for this account to leave the administrators, which lapses by itself
-- ARGV[1..6] FactAppend.arguments; ARGV[7] id; ARGV[8] version that the caller saw
-- ARGV[9] name; ARGV[10] roles: wire names with commas between them; ARGV[11] disabled: 1 or 0; ARGV[12] administers: 1 or 0
-- ARGV[13] leave: permission of the caller, '' if none is needed
-- ARGV[14] lift: key of the revocation that ends because the account is enabled, or ''
-- ARGV[15] ends_sign_ins: 1 or 0; ARGV[16] shuts_out: 1 or 0
-- then RevocationAppend.arguments (8) if ends_sign_ins, again if shuts_out, then AuditAppend.arguments (11) any number of times
-- Returns {epoch, entry id} of the last fact, or {} if the account is gone or changed or the permission has lapsed.
-- #include append_fact
-- #include revoke
-- #include end_sign_ins
-- #include audit
local account, stream, epoch, revocations, due = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5]
local admins, leave = KEYS[8], KEYS[10]
local id, seen, administers, permission = ARGV[7], ARGV[8], ARGV[12], ARGV[13]

if redis.call('HGET', account, 'version') ~= seen then
  return {}
end
if permission ~= '' and redis.call('GET', leave) ~= permission then
  return {}
end
redis.call('DEL', leave)
redis.call('HSET', account, 'name', ARGV[9], 'roles', ARGV[10], 'disabled', ARGV[11])
redis.call('HINCRBY', account, 'version', 1)
redis.call(administers == '1' and 'SADD' or 'SREM', admins, id)
if ARGV[14] ~= '' then
  redis.call('HDEL', revocations, ARGV[14])
end
local written = append_fact(stream, epoch, ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5], ARGV[6])
local next = 17
if ARGV[15] == '1' then
  written = end_sign_ins(account, KEYS[9], revocations, due, stream, epoch, ARGV, next)
  next = next + 8
end
if ARGV[16] == '1' then
  written = revoke(revocations, due, stream, epoch, ARGV, next)
  next = next + 8
end
while ARGV[next] do
  audit(KEYS[6], ARGV, next)
  next = next + 11
end
return written
