-- Frees a seat if it still is as the caller saw it, and tells of it.
-- KEYS[1] channel (hash): version; linger, milliseconds, if it is temporary
-- KEYS[2] members (hash): user id to "<version>\n<Member protobuf>"
-- KEYS[3] stream, KEYS[4] epoch: of the partition's log
-- KEYS[5] deadlines (sorted set): temporary channels without members, by when they are to be deleted
-- ARGV[1..6] FactAppend.arguments; the data is a ChannelFact without version
-- ARGV[7] user: id
-- ARGV[8] seen: version of the seat that the caller saw
-- ARGV[9] id: of the channel
-- Returns {"made", epoch, entry id, version, member count} or {"changed"}.
-- #include append_fact
-- #include versioned_fact
local channel = KEYS[1]
local members = KEYS[2]
local data = ARGV[6]
local user = ARGV[7]
local seen = ARGV[8]

local seat = redis.call('HGET', members, user)
if not seat or string.match(seat, '^%d+') ~= seen then
  return {'changed'}
end
redis.call('HDEL', members, user)
local version = redis.call('HINCRBY', channel, 'version', 1)
local written = append_fact(KEYS[3], KEYS[4], ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5], versioned_fact(data, version))
local count = redis.call('HLEN', members)
local linger = redis.call('HGET', channel, 'linger')
if count == 0 and linger then
  redis.call('ZADD', KEYS[5], ARGV[4] + linger, ARGV[9])
end
return {'made', written[1], written[2], version, count}
