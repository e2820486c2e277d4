-- Gives an API token a new secret, if it lives; the one that it has counts for a while, one before that no more.
-- KEYS[1] tokens of the owner (hash, see api_token)
-- KEYS[2] revocations, KEYS[3] due, KEYS[4] stream, KEYS[5] epoch: see revoke
-- KEYS[6] audit (stream)
-- ARGV[1..8] RevocationAppend.arguments of the token's family; ARGV[4], the time, is now
-- ARGV[9..19] AuditAppend.arguments
-- ARGV[20] token id
-- ARGV[21] secret: SHA-256, hex
-- ARGV[22] until when the old secret counts: milliseconds since 1970; not after now: what it signed in is revoked
-- Returns the record as it is now, or nil if the token is not there or has ended.
-- #include append_fact
-- #include revoke
-- #include audit
-- #include api_token
local now = tonumber(ARGV[4])
local token_id = ARGV[20]
local old_until = tonumber(ARGV[22])

local token = read_token(KEYS[1], token_id)
if not token or now >= token_ended_at(token) then
  return nil
end
if old_until > now then
  token.old_secret, token.old_until = token.secret, old_until
else
  token.old_secret, token.old_until = '', 0
  revoke(KEYS[2], KEYS[3], KEYS[4], KEYS[5], ARGV, 1)
end
token.secret = ARGV[21]
keep_token(KEYS[1], token_id, token)
audit(KEYS[6], ARGV, 9)
return redis.call('HGET', KEYS[1], token_id)
