-- Writes the fact that somebody began or stopped speaking; there is no state beside it.
-- KEYS[1] log (stream)
-- KEYS[2] epoch of the log (string)
-- ARGV[1..6] fact: see append_fact
-- Returns {epoch, entry id}.
-- #include append_fact
return append_fact(KEYS[1], KEYS[2], ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5], ARGV[6])
