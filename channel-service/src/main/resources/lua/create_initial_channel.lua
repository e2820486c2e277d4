-- Makes a channel that an installation starts with, once in the life of the data: who deleted it does not get it back.
-- KEYS[1] channel, KEYS[2] directory, KEYS[3] deadlines, KEYS[4] deleted, KEYS[5] stream, KEYS[6] epoch: as in make_channel
-- KEYS[7] initial (set): ids of initial channels that were made
-- ARGV[1..6] FactAppend.arguments; the data is a ChannelFact without version
-- ARGV[7] id, ARGV[8] record, ARGV[9] capacity: as in make_channel
-- Returns {"made", epoch, entry id, version, member count} or {"exists"}: it is there, or was.
-- #include append_fact
-- #include versioned_fact
-- #include make_channel
if redis.call('SADD', KEYS[7], ARGV[7]) == 0 or redis.call('EXISTS', KEYS[1]) == 1 then
  return {'exists'}
end
return make_channel(KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5], KEYS[6],
  {ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5], ARGV[6]}, ARGV[7], ARGV[8], ARGV[9], '', '')
