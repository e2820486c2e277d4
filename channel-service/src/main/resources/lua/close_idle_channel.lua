-- Closes a temporary channel that nobody has been in for its time.
-- KEYS[1] channel (hash): linger, milliseconds, if it is temporary; closing, if it is being deleted
-- KEYS[2] members (hash), KEYS[3] children (hash)
-- KEYS[4] closing (sorted set): as in close_channel
-- KEYS[5] deadlines (sorted set): ids of temporary channels without members, by when they are to be deleted
-- ARGV[1] id: text, ARGV[2] mark: text as in close_channel, ARGV[3] now: milliseconds since 1970
-- Returns "closed", "kept" or "children".
local channel = KEYS[1]
local id = ARGV[1]
local now = ARGV[3]
local kept = redis.call('HMGET', channel, 'linger', 'closing')
if not kept[1] or kept[2] or redis.call('HLEN', KEYS[2]) > 0 then
  redis.call('ZREM', KEYS[5], id)
  return 'kept'
end
local due = redis.call('ZSCORE', KEYS[5], id)
if not due or tonumber(due) > tonumber(now) then
  return 'kept'
end
if redis.call('HLEN', KEYS[3]) > 0 then
  -- It stays while something is below it, and is looked at again later.
  redis.call('ZADD', KEYS[5], now + math.max(kept[1], 1000), id)
  return 'children'
end
redis.call('HSET', channel, 'closing', ARGV[2])
redis.call('ZADD', KEYS[4], now, id)
redis.call('ZREM', KEYS[5], id)
return 'closed'
