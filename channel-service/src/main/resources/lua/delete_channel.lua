-- Deletes a closed channel that nobody is in any more, and tells of it.
-- KEYS[1] channel (hash): version, closing
-- KEYS[2] members (hash), KEYS[3] children (hash)
-- KEYS[4] directory (sorted set): ids of the partition's channels
-- KEYS[5] closing (sorted set): as in close_channel
-- KEYS[6] deadlines (sorted set)
-- KEYS[7] deleted (string): highest version of a deleted channel of the partition
-- KEYS[8] stream, KEYS[9] epoch: of the partition's log
-- KEYS[10] bans (hash), KEYS[11] banned (hash), KEYS[12] invited (set), KEYS[13] ban ends (sorted set),
-- KEYS[14] sanctions (hash): gone with it
-- ARGV[1..6] FactAppend.arguments; the data is a ChannelFact without version
-- ARGV[7] id: text
-- Returns {"made", epoch, entry id, version, 0}, {"changed"} (somebody is in it) or {"no_channel"}: it is gone, or not closed.
-- #include append_fact
-- #include versioned_fact
local channel = KEYS[1]
local id = ARGV[7]
if redis.call('HEXISTS', channel, 'closing') == 0 then
  redis.call('ZREM', KEYS[5], id)
  return {'no_channel'}
end
if redis.call('HLEN', KEYS[2]) > 0 then
  return {'changed'}
end
local version = redis.call('HINCRBY', channel, 'version', 1)
redis.call('DEL', channel, KEYS[2], KEYS[3], KEYS[10], KEYS[11], KEYS[12], KEYS[13], KEYS[14])
redis.call('ZREM', KEYS[4], id)
redis.call('ZREM', KEYS[5], id)
redis.call('ZREM', KEYS[6], id)
if version > tonumber(redis.call('GET', KEYS[7]) or '0') then
  redis.call('SET', KEYS[7], string.format('%.0f', version))
end
local written = append_fact(KEYS[8], KEYS[9], ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5], versioned_fact(ARGV[6], version))
return {'made', written[1], written[2], version, 0}
