-- Ends a family and revokes what was issued for it; a family that has no refresh tokens (of an API token) is revoked alike.
-- KEYS[1] families of the user (hash, see refresh_family)
-- KEYS[2] revocations, KEYS[3] due, KEYS[4] stream, KEYS[5] epoch: see revoke
-- KEYS[6] audit (stream)
-- ARGV[1..8] RevocationAppend.arguments of the family
-- ARGV[9..19] AuditAppend.arguments
-- ARGV[20] family id
-- Returns {epoch, entry id}.
-- #include append_fact
-- #include revoke
-- #include audit
redis.call('HDEL', KEYS[1], ARGV[20])
audit(KEYS[6], ARGV, 9)
return revoke(KEYS[2], KEYS[3], KEYS[4], KEYS[5], ARGV, 1)
