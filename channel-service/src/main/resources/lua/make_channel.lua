-- Part of scripts that make a channel: writes it where there is none, and tells of it.
-- channel (hash), directory (sorted set), deadlines (sorted set), deleted (string): as ChannelKeys describes them
-- stream, epoch: of the partition's log
-- fact: ARGV[1..6], FactAppend.arguments; the data is a ChannelFact without version
-- id: text; record: Channel protobuf; capacity: number; linger: milliseconds, '': not temporary; link: text, '': at the top
-- Returns {"made", epoch, entry id, version, member count}.
-- The version goes on above those of deleted channels of the partition, so that readers never take a new channel for an old one.
local function make_channel(channel, directory, deadlines, deleted, stream, epoch, fact, id, record, capacity, linger, link)
  local version = tonumber(redis.call('GET', deleted) or '0') + 1
  redis.call('HSET', channel,
    'channel', record, 'capacity', capacity, 'version', version, 'revision', version, 'link', link)
  if linger ~= '' then
    redis.call('HSET', channel, 'linger', linger)
    redis.call('ZADD', deadlines, fact[4] + linger, id)
  end
  redis.call('ZADD', directory, 0, id)
  local written = append_fact(stream, epoch, fact[1], fact[2], fact[3], fact[4], fact[5],
    channel_fact(fact[6], 5, 0, version))
  return {'made', written[1], written[2], version, 0}
end
