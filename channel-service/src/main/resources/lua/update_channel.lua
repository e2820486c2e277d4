-- Changes a channel that stays where it is in the tree, if its record still is as the caller saw it; and tells of it.
-- KEYS[1] channel, KEYS[2] members, KEYS[3] deadlines, KEYS[4] stream, KEYS[5] epoch: as in rewrite_channel
-- ARGV[1..6] FactAppend.arguments; the data is a ChannelFact without version
-- ARGV[7] id, ARGV[8] seen, ARGV[9] record, ARGV[10] capacity, ARGV[11] linger: as in rewrite_channel
-- Returns {"made", epoch, entry id, version, member count}, {"no_channel"} or {"changed"}.
-- #include append_fact
-- #include versioned_fact
-- #include rewrite_channel
return rewrite_channel(KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5],
  {ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5], ARGV[6]}, ARGV[7], ARGV[8], ARGV[9], ARGV[10], ARGV[11])
