-- Makes a channel unless there is one, and tells of it.
-- KEYS[1] channel (hash): channel, capacity, version
-- KEYS[2] directory (sorted set): ids of the partition's channels
-- KEYS[3] stream, KEYS[4] epoch: of the partition's log
-- ARGV[1..6] FactAppend.arguments; the data is a ChannelFact without version
-- ARGV[7] id: text
-- ARGV[8] channel: protobuf
-- ARGV[9] capacity: number, 0: unlimited
-- Returns {epoch, entry id}, or {} if there is one.
-- #include append_fact
-- #include versioned_fact
local channel = KEYS[1]
local directory = KEYS[2]
local data = ARGV[6]
local id = ARGV[7]

if redis.call('EXISTS', channel) == 1 then
  return {}
end
redis.call('HSET', channel, 'channel', ARGV[8], 'capacity', ARGV[9], 'version', 1)
redis.call('ZADD', directory, 0, id)
return append_fact(KEYS[3], KEYS[4], ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5], versioned_fact(data, 1))
