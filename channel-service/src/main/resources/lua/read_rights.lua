-- What one channel says about somebody's rights.
-- KEYS[1] channel (hash): channel, rules
-- KEYS[2] bans (hash): ban id to its record
-- KEYS[3] banned (hash): `user:<id>` and `address:<address>` to ids of bans, each followed by a blank
-- KEYS[4] invited (set): user ids
-- ARGV[1] user: id
-- ARGV[2] address: text, may be empty
-- Returns {channel protobuf, RulesChanged protobuf or "", 1 if invited or 0, record of a ban...}, or {} if there is no such channel.
local channel = KEYS[1]
local bans = KEYS[2]
local banned = KEYS[3]
local invited = KEYS[4]
local user = ARGV[1]
local address = ARGV[2]

local kept = redis.call('HMGET', channel, 'channel', 'rules')
if not kept[1] then
  return {}
end
local answer = {kept[1], kept[2] or '', redis.call('SISMEMBER', invited, user)}
for _, ids in ipairs({
  redis.call('HGET', banned, 'user:' .. user) or '',
  address ~= '' and redis.call('HGET', banned, 'address:' .. address) or '',
}) do
  for id in string.gmatch(ids, '%S+') do
    table.insert(answer, redis.call('HGET', bans, id))
  end
end
return answer
