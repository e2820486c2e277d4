-- Ends a ban, and tells of it.
-- KEYS[1] channel (hash): version
-- KEYS[2] stream, KEYS[3] epoch: of the partition's log
-- KEYS[4] moderation (stream): of the partition
-- KEYS[5] bans (hash), KEYS[6] banned (hash), KEYS[7] ends (sorted set): as in forget_ban
-- ARGV[1..6] FactAppend.arguments; the data is a ChannelFact without version
-- ARGV[7] ban: id
-- ARGV[8...] as in append_moderation
-- Returns {"made", epoch, entry id, version, 0} or {"no_ban"}.
-- #include append_fact
-- #include versioned_fact
-- #include append_moderation
-- #include forget_ban
if not forget_ban(KEYS[5], KEYS[6], KEYS[7], ARGV[7]) then
  return {'no_ban'}
end
append_moderation(KEYS[4], ARGV[4], ARGV, 8)
local version = redis.call('HINCRBY', KEYS[1], 'version', 1)
local written = append_fact(KEYS[2], KEYS[3], ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5], versioned_fact(ARGV[6], version))
return {'made', written[1], written[2], version, 0}
