-- Part of scripts that free seats: frees one if it still is as the caller saw it, and tells of it.
-- channel (hash), members (hash), deadlines (sorted set): as ChannelKeys describes them
-- stream, epoch: of the partition's log
-- fact: FactAppend.arguments; the data is a ChannelFact without version
-- user: id; seen: version of the seat that the caller saw; id: of the channel
-- Returns {"made", epoch, entry id, version, member count} or {"changed"}.
local function is_seat(members, user, seen)
  local seat = redis.call('HGET', members, user)
  return seat and string.match(seat, '^%d+') == seen
end

local function remove_member(channel, members, stream, epoch, deadlines, fact, user, seen, id)
  if not is_seat(members, user, seen) then
    return {'changed'}
  end
  redis.call('HDEL', members, user)
  local version = redis.call('HINCRBY', channel, 'version', 1)
  local written = append_fact(stream, epoch, fact[1], fact[2], fact[3], fact[4], fact[5], versioned_fact(fact[6], version))
  local count = redis.call('HLEN', members)
  local linger = redis.call('HGET', channel, 'linger')
  if count == 0 and linger then
    redis.call('ZADD', deadlines, fact[4] + linger, id)
  end
  return {'made', written[1], written[2], version, count}
end
