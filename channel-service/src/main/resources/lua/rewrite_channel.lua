-- Part of scripts that change a channel's record: compares, writes, tells.
-- channel (hash), members (hash), deadlines (sorted set): as ChannelKeys describes them
-- stream, epoch: of the partition's log
-- fact: ARGV[1..6], FactAppend.arguments; the data is a ChannelFact without version
-- id: text; seen: revision of the record that the caller saw; record: Channel protobuf; capacity: number
-- linger: milliseconds, '': not temporary
-- Returns {"made", epoch, entry id, version, member count}, {"no_channel"} or {"changed"}.
local function rewrite_channel(channel, members, deadlines, stream, epoch, fact, id, seen, record, capacity, linger)
  local kept = redis.call('HMGET', channel, 'revision', 'closing', 'linger')
  if not kept[1] or kept[2] then
    return {'no_channel'}
  end
  if kept[1] ~= seen then
    return {'changed'}
  end
  local version = redis.call('HINCRBY', channel, 'version', 1)
  redis.call('HSET', channel, 'channel', record, 'capacity', capacity, 'revision', version)
  local count = redis.call('HLEN', members)
  if linger == '' then
    redis.call('HDEL', channel, 'linger')
    redis.call('ZREM', deadlines, id)
  elseif linger ~= kept[3] then
    redis.call('HSET', channel, 'linger', linger)
    if count == 0 then
      redis.call('ZADD', deadlines, fact[4] + linger, id)
    end
  end
  local written = append_fact(stream, epoch, fact[1], fact[2], fact[3], fact[4], fact[5],
    channel_fact(fact[6], 6, count, version))
  return {'made', written[1], written[2], version, count}
end
