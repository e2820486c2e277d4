-- Deletes an account if it still is as the caller saw it, with all that it signs in with; tells of it.
-- KEYS[1] account (hash), KEYS[2] stream, KEYS[3] epoch, KEYS[4] revocations, KEYS[5] due, KEYS[6] audit
-- KEYS[7] accounts (sorted set), KEYS[8] admins (set), KEYS[9] families of the user (hash)
-- KEYS[10] leave (string): permission for this account to leave the administrators, which lapses by itself
-- KEYS[11] places (sorted set): where it signed in from
-- KEYS[12] tokens of the user (hash), KEYS[13] owners of the partition's tokens (hash): see api_token
-- ARGV[1..6] FactAppend.arguments; ARGV[7] id; ARGV[8] version that the caller saw
-- ARGV[9] leave: permission of the caller, '' if none is needed
-- ARGV[10..17] RevocationAppend.arguments: its sign-ins; ARGV[18..25] RevocationAppend.arguments: the account
-- ARGV[26..36] AuditAppend.arguments
-- Returns {epoch, entry id} of the last fact, or {} if the account is gone or changed or the permission has lapsed.
-- #include append_fact
-- #include revoke
-- #include end_sign_ins
-- #include audit
local account, stream, epoch, revocations, due = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5]
local id, seen, permission = ARGV[7], ARGV[8], ARGV[9]

if redis.call('HGET', account, 'version') ~= seen then
  return {}
end
if permission ~= '' and redis.call('GET', KEYS[10]) ~= permission then
  return {}
end
end_sign_ins(account, KEYS[9], revocations, due, stream, epoch, ARGV, 10)
revoke(revocations, due, stream, epoch, ARGV, 18)
for _, token_id in ipairs(redis.call('HKEYS', KEYS[12])) do
  redis.call('HDEL', KEYS[13], token_id)
end
redis.call('DEL', account, KEYS[10], KEYS[11], KEYS[12])
redis.call('ZREM', KEYS[7], id)
redis.call('SREM', KEYS[8], id)
audit(KEYS[6], ARGV, 26)
return append_fact(stream, epoch, ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5], ARGV[6])
