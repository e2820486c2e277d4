-- Ends an API token and revokes what it signed in; one that has ended is revoked again.
-- KEYS[1] tokens of the owner (hash, see api_token), KEYS[2] owners of the partition's tokens (hash)
-- KEYS[3] revocations, KEYS[4] due, KEYS[5] stream, KEYS[6] epoch: see revoke
-- KEYS[7] audit (stream)
-- ARGV[1..8] RevocationAppend.arguments of the token's family; ARGV[4], the time, is now
-- ARGV[9..19] AuditAppend.arguments
-- ARGV[20] token id
-- ARGV[21] keep: milliseconds
-- Returns {epoch, entry id}, or nil if there is no such token.
-- #include append_fact
-- #include revoke
-- #include audit
-- #include api_token
local tokens, owners = KEYS[1], KEYS[2]
local now = tonumber(ARGV[4])
local token_id = ARGV[20]

local token = read_token(tokens, token_id)
if not token then
  return nil
end
if token.revoked_at == 0 then
  token.revoked_at = now
  keep_token(tokens, token_id, token)
end
sweep_tokens(tokens, owners, now, tonumber(ARGV[21]))
audit(KEYS[7], ARGV, 9)
return revoke(KEYS[3], KEYS[4], KEYS[5], KEYS[6], ARGV, 1)
