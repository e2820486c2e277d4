-- Appends what a VoicePing client said for those of other pods.
-- KEYS[1] log (stream)
-- KEYS[2] epoch of the log (string)
-- ARGV[1..6] fact: see append_fact
-- Returns {epoch, entry id}.
-- #include append_fact
local place = append_fact(KEYS[1], KEYS[2], ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5], ARGV[6])
-- Pods read it within moments and nobody later: so much is kept as a pod may lag behind, not more.
redis.call('XTRIM', KEYS[1], 'MAXLEN', '~', 500)
return place
