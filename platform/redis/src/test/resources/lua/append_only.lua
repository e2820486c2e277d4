-- Appends a fact and changes nothing: what is left of a service's script without its state.
-- KEYS[1] stream, KEYS[2] epoch
-- ARGV[1..6] FactAppend.arguments
-- Returns {epoch, entry id}.
-- #include append_fact
return append_fact(KEYS[1], KEYS[2], ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5], ARGV[6])
