-- Keeps a user or an address out of a channel and frees the seats that this hits, in one act; and tells of it.
-- KEYS[1] channel (hash): version; closing, if it is being deleted
-- KEYS[2] members (hash), KEYS[3] stream, KEYS[4] epoch, KEYS[5] deadlines (sorted set): as in remove_member
-- KEYS[6] moderation (stream): of the partition
-- KEYS[7] bans (hash), KEYS[8] banned (hash), KEYS[9] ends (sorted set): as in forget_ban; what has ended is forgotten
-- KEYS[10] invited (set): user ids; who is banned is not invited any more
-- ARGV[1..6] FactAppend.arguments of the fact `banned`, without version
-- ARGV[7] ban: id
-- ARGV[8] fields: of banned, each followed by a blank
-- ARGV[9] record: Ban protobuf
-- ARGV[10] user: id, may be empty
-- ARGV[11] until: milliseconds since 1970, 0: for good
-- ARGV[12] most: bans of the channel
-- ARGV[13] id: of the channel
-- ARGV[14] seats: how many are hit; for each of them follow FactAppend.arguments, user id, version that the caller saw
-- then as in append_moderation
-- Returns {"made", epoch, entry id, version, member count} of the last fact, {"no_channel"}, {"full"} or {"changed"}.
-- #include append_fact
-- #include versioned_fact
-- #include append_moderation
-- #include remove_member
-- #include forget_ban
local channel = KEYS[1]
local members = KEYS[2]
local bans, banned, ends = KEYS[7], KEYS[8], KEYS[9]
local at = ARGV[4]
local ban = ARGV[7]
local first, size = 15, 8
local seats = tonumber(ARGV[14])

if redis.call('EXISTS', channel) == 0 or redis.call('HEXISTS', channel, 'closing') == 1 then
  return {'no_channel'}
end
for i = 0, seats - 1 do
  if not is_seat(members, ARGV[first + i * size + 6], ARGV[first + i * size + 7]) then
    return {'changed'}
  end
end
for _, ended in ipairs(redis.call('ZRANGEBYSCORE', ends, '-inf', at, 'LIMIT', 0, 100)) do
  forget_ban(bans, banned, ends, ended)
end
if redis.call('HLEN', bans) >= tonumber(ARGV[12]) then
  return {'full'}
end
redis.call('HSET', bans, ban, ARGV[8] .. '\n' .. ARGV[9])
for field in string.gmatch(ARGV[8], '%S+') do
  redis.call('HSET', banned, field, (redis.call('HGET', banned, field) or '') .. ban .. ' ')
end
if ARGV[11] ~= '0' then
  redis.call('ZADD', ends, ARGV[11], ban)
end
if ARGV[10] ~= '' then
  redis.call('SREM', KEYS[10], ARGV[10])
end
append_moderation(KEYS[6], at, ARGV, first + seats * size)
local version = redis.call('HINCRBY', channel, 'version', 1)
local written = append_fact(KEYS[3], KEYS[4], ARGV[1], ARGV[2], ARGV[3], at, ARGV[5], versioned_fact(ARGV[6], version))
local answer = {'made', written[1], written[2], version, redis.call('HLEN', members)}
for i = 0, seats - 1 do
  local of = first + i * size
  answer = remove_member(channel, members, KEYS[3], KEYS[4], KEYS[5],
    {ARGV[of], ARGV[of + 1], ARGV[of + 2], ARGV[of + 3], ARGV[of + 4], ARGV[of + 5]}, ARGV[of + 6], ARGV[of + 7], ARGV[13])
end
return answer
