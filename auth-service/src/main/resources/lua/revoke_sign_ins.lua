-- Signs a user out everywhere.
-- KEYS[1] account (hash), KEYS[2] families of the user (hash)
-- KEYS[3] revocations, KEYS[4] due, KEYS[5] stream, KEYS[6] epoch: see revoke
-- KEYS[7] audit (stream)
-- ARGV[1..8] RevocationAppend.arguments of the user
-- ARGV[9..19] AuditAppend.arguments
-- Returns {epoch, entry id}.
-- #include append_fact
-- #include revoke
-- #include end_sign_ins
-- #include audit
audit(KEYS[7], ARGV, 9)
return end_sign_ins(KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5], KEYS[6], ARGV, 1)
