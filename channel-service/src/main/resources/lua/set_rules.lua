-- Replaces the rules of a channel if they still are as the caller saw them, and tells of it.
-- KEYS[1] channel (hash): rules, version; closing, if it is being deleted
-- KEYS[2] stream, KEYS[3] epoch: of the partition's log
-- KEYS[4] moderation (stream): of the partition
-- ARGV[1..6] FactAppend.arguments; the data is a ChannelFact without version
-- ARGV[7] seen: RulesChanged protobuf that the caller saw; empty: none
-- ARGV[8] rules: RulesChanged protobuf
-- ARGV[9...] as in append_moderation
-- Returns {"made", epoch, entry id, version, 0}, {"no_channel"} or {"changed"}.
-- #include append_fact
-- #include versioned_fact
-- #include append_moderation
if redis.call('EXISTS', KEYS[1]) == 0 or redis.call('HEXISTS', KEYS[1], 'closing') == 1 then
  return {'no_channel'}
end
if (redis.call('HGET', KEYS[1], 'rules') or '') ~= ARGV[7] then
  return {'changed'}
end
redis.call('HSET', KEYS[1], 'rules', ARGV[8])
append_moderation(KEYS[4], ARGV[4], ARGV, 9)
local version = redis.call('HINCRBY', KEYS[1], 'version', 1)
local written = append_fact(KEYS[2], KEYS[3], ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5], versioned_fact(ARGV[6], version))
return {'made', written[1], written[2], version, 0}
