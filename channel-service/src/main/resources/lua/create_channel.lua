-- Makes a channel unless there is one, and tells of it.
-- KEYS[1] channel, KEYS[2] directory, KEYS[3] deadlines, KEYS[4] deleted, KEYS[5] stream, KEYS[6] epoch: as in make_channel
-- KEYS[7] given up (string): the mark of a link that its parent has given up
-- ARGV[1..6] FactAppend.arguments; the data is a ChannelFact without version
-- ARGV[7] id, ARGV[8] record, ARGV[9] capacity, ARGV[10] linger, ARGV[11] link: as in make_channel
-- Returns {"made", epoch, entry id, version, member count}, {"exists"} or {"given_up"}.
-- #include append_fact
-- #include versioned_fact
-- #include make_channel
if redis.call('EXISTS', KEYS[1]) == 1 then
  return {'exists'}
end
if redis.call('EXISTS', KEYS[7]) == 1 then
  return {'given_up'}
end
return make_channel(KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5], KEYS[6],
  {ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5], ARGV[6]}, ARGV[7], ARGV[8], ARGV[9], ARGV[10], ARGV[11])
