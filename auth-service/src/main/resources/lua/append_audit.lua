-- Writes an entry of the audit that no change of state belongs to.
-- KEYS[1] audit (stream)
-- ARGV[1..11] AuditAppend.arguments
-- Returns 1.
-- #include audit
audit(KEYS[1], ARGV, 1)
return 1
