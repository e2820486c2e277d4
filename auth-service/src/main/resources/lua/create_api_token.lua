-- Keeps a new API token, if its owner has an account and room for it.
-- KEYS[1] tokens of the owner (hash, see api_token), KEYS[2] owners of the partition's tokens (hash), KEYS[3] account (hash)
-- ARGV[1] now, ARGV[2] expires_at (0: never): milliseconds since 1970
-- ARGV[3] owner, ARGV[4] token id, ARGV[5] name, ARGV[6] scopes: text
-- ARGV[7] secret: SHA-256, hex
-- ARGV[8] most tokens of an owner
-- ARGV[9] keep: milliseconds
-- Returns 'KEPT', 'NO_ACCOUNT' or 'TOO_MANY'.
-- #include api_token
local tokens, owners, account = KEYS[1], KEYS[2], KEYS[3]
local now = tonumber(ARGV[1])

if redis.call('EXISTS', account) == 0 then
  return 'NO_ACCOUNT'
end
if sweep_tokens(tokens, owners, now, tonumber(ARGV[9])) >= tonumber(ARGV[8]) then
  return 'TOO_MANY'
end
keep_token(tokens, ARGV[4], {
  name = ARGV[5], scopes = ARGV[6], created_at = now, expires_at = tonumber(ARGV[2]), secret = ARGV[7],
  old_secret = '', old_until = 0, last_used_at = 0, revoked_at = 0
})
redis.call('HSET', owners, ARGV[4], ARGV[3])
return 'KEPT'
