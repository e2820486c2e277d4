-- Changes what a channel keeps about a user, if it still is as the caller saw it, and tells of it if the user is there.
-- KEYS[1] channel (hash): version
-- KEYS[2] members (hash): user id to "<version> <address or ->\n<Member protobuf>"
-- KEYS[3] stream, KEYS[4] epoch: of the partition's log
-- KEYS[5] deadlines (sorted set): not used here
-- KEYS[6] sanctions (hash): user id to letters: m muted, d deafened, p priority
-- KEYS[7] moderation (stream): of the partition
-- ARGV[1..6] FactAppend.arguments; the data is a ChannelFact without version
-- ARGV[7] user: id
-- ARGV[8] seen: version of the seat that the caller saw, 0: none
-- ARGV[9] sanctions: that the caller saw
-- ARGV[10] record: the seat without its version, as it is to be
-- ARGV[11] sanctions: as they are to be
-- ARGV[12...] as in append_moderation
-- Returns {"made", epoch, entry id, version, member count}, {"made", "", "", version, member count} if there is nothing to tell,
-- {"no_channel"} or {"changed"}.
-- #include append_fact
-- #include versioned_fact
-- #include append_moderation
local channel = KEYS[1]
local members = KEYS[2]
local user = ARGV[7]
local seen = ARGV[8]

local version = redis.call('HGET', channel, 'version')
if not version then
  return {'no_channel'}
end
local seat = redis.call('HGET', members, user)
if (seat and string.match(seat, '^%d+') or '0') ~= seen or (redis.call('HGET', KEYS[6], user) or '') ~= ARGV[9] then
  return {'changed'}
end
if ARGV[11] == '' then
  redis.call('HDEL', KEYS[6], user)
else
  redis.call('HSET', KEYS[6], user, ARGV[11])
end
append_moderation(KEYS[7], ARGV[4], ARGV, 12)
if not seat then
  return {'made', '', '', tonumber(version), redis.call('HLEN', members)}
end
version = redis.call('HINCRBY', channel, 'version', 1)
redis.call('HSET', members, user, string.format('%.0f', version) .. ARGV[10])
local written = append_fact(KEYS[3], KEYS[4], ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5], versioned_fact(ARGV[6], version))
return {'made', written[1], written[2], version, redis.call('HLEN', members)}
