-- Gives a seat to a member if the place still is as the caller saw it and, for a new one, if there is room; and tells of it.
-- KEYS[1] channel (hash): capacity (0: unlimited), version; closing, if it is being deleted
-- KEYS[2] members (hash): user id to "<version> <address or ->\n<Member protobuf>"
-- KEYS[3] stream, KEYS[4] epoch: of the partition's log
-- KEYS[5] deadlines (sorted set): temporary channels without members, by when they are to be deleted
-- KEYS[6] sanctions (hash): user id to letters, as in change_place
-- KEYS[7] moderation (stream): of the partition
-- ARGV[1..6] FactAppend.arguments; the data is a ChannelFact without version
-- ARGV[7] user: id
-- ARGV[8] seen: version of the seat that the caller saw, 0: none
-- ARGV[9] sanctions: that the caller saw
-- ARGV[10] record: the seat without its version
-- ARGV[11] id: of the channel
-- ARGV[12...] as in append_moderation
-- Returns {"made", epoch, entry id, version, member count}, {"full"}, {"no_channel"} or {"changed"}.
-- #include append_fact
-- #include versioned_fact
-- #include append_moderation
local channel = KEYS[1]
local members = KEYS[2]
local data = ARGV[6]
local user = ARGV[7]
local seen = ARGV[8]

local capacity = tonumber(redis.call('HGET', channel, 'capacity'))
if not capacity or redis.call('HEXISTS', channel, 'closing') == 1 then
  return {'no_channel'}
end
local seat = redis.call('HGET', members, user)
if (seat and string.match(seat, '^%d+') or '0') ~= seen or (redis.call('HGET', KEYS[6], user) or '') ~= ARGV[9] then
  return {'changed'}
end
if not seat and capacity > 0 and redis.call('HLEN', members) >= capacity then
  return {'full'}
end
redis.call('ZREM', KEYS[5], ARGV[11])
local version = redis.call('HINCRBY', channel, 'version', 1)
redis.call('HSET', members, user, string.format('%.0f', version) .. ARGV[10])
local written = append_fact(KEYS[3], KEYS[4], ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5], versioned_fact(data, version))
append_moderation(KEYS[7], ARGV[4], ARGV, 12)
return {'made', written[1], written[2], version, redis.call('HLEN', members)}
