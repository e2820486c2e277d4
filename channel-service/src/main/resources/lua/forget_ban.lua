-- Part of scripts that end bans: takes one out of everything that knows of it.
-- bans (hash): ban id to "<fields of banned, each followed by a blank>\n<Ban protobuf>"
-- banned (hash): `user:<id>` and `address:<address>` to ids of bans, each followed by a blank
-- ends (sorted set): ids of bans that end
-- Returns true if there was such a ban.
local function forget_ban(bans, banned, ends, ban)
  local record = redis.call('HGET', bans, ban)
  if not record then
    return false
  end
  for field in string.gmatch(string.match(record, '^[^\n]*'), '%S+') do
    local left = ''
    for id in string.gmatch(redis.call('HGET', banned, field) or '', '%S+') do
      if id ~= ban then
        left = left .. id .. ' '
      end
    end
    if left == '' then
      redis.call('HDEL', banned, field)
    else
      redis.call('HSET', banned, field, left)
    end
  end
  redis.call('HDEL', bans, ban)
  redis.call('ZREM', ends, ban)
  return true
end
