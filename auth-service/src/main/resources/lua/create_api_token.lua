-- Keeps a new API token, if its owner has an account and room for it.
-- KEYS[1] tokens of the owner (hash, see api_token), KEYS[2] owners of the partition's tokens (hash), KEYS[3] account (hash)
-- KEYS[4] audit (stream)
-- ARGV[1..11] AuditAppend.arguments; ARGV[1], the time, is now
-- ARGV[12] owner, ARGV[13] token id, ARGV[14] name, ARGV[15] scopes: text
-- ARGV[16] expires_at (0: never): milliseconds since 1970
-- ARGV[17] secret: SHA-256, hex
-- ARGV[18] most tokens of an owner
-- ARGV[19] keep: milliseconds
-- Returns 'KEPT', 'NO_ACCOUNT' or 'TOO_MANY'.
-- #include api_token
-- #include audit
local tokens, owners, account = KEYS[1], KEYS[2], KEYS[3]
local now = tonumber(ARGV[1])
local owner, token_id = ARGV[12], ARGV[13]

if redis.call('EXISTS', account) == 0 then
  return 'NO_ACCOUNT'
end
if sweep_tokens(tokens, owners, now, tonumber(ARGV[19])) >= tonumber(ARGV[18]) then
  return 'TOO_MANY'
end
keep_token(tokens, token_id, {
  name = ARGV[14], scopes = ARGV[15], created_at = now, expires_at = tonumber(ARGV[16]), secret = ARGV[17],
  old_secret = '', old_until = 0, last_used_at = 0, revoked_at = 0
})
redis.call('HSET', owners, token_id, owner)
audit(KEYS[4], ARGV, 1)
return 'KEPT'
