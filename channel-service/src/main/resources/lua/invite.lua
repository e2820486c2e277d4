-- Lets a user into a channel, and tells of it; an invitation that is there already is told of again.
-- KEYS[1] channel (hash): version; closing, if it is being deleted
-- KEYS[2] stream, KEYS[3] epoch: of the partition's log
-- KEYS[4] moderation (stream): of the partition
-- KEYS[5] invited (set): user ids
-- ARGV[1..6] FactAppend.arguments; the data is a ChannelFact without version
-- ARGV[7] user: id
-- ARGV[8] most: invitations of the channel
-- ARGV[9...] as in append_moderation
-- Returns {"made", epoch, entry id, version, 0}, {"no_channel"} or {"full"}.
-- #include append_fact
-- #include versioned_fact
-- #include append_moderation
if redis.call('EXISTS', KEYS[1]) == 0 or redis.call('HEXISTS', KEYS[1], 'closing') == 1 then
  return {'no_channel'}
end
if redis.call('SISMEMBER', KEYS[5], ARGV[7]) == 0 and redis.call('SCARD', KEYS[5]) >= tonumber(ARGV[8]) then
  return {'full'}
end
redis.call('SADD', KEYS[5], ARGV[7])
append_moderation(KEYS[4], ARGV[4], ARGV, 9)
local version = redis.call('HINCRBY', KEYS[1], 'version', 1)
local written = append_fact(KEYS[2], KEYS[3], ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5], versioned_fact(ARGV[6], version))
return {'made', written[1], written[2], version, 0}
