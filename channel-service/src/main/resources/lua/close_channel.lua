-- Closes a channel: nobody joins any more, nothing is put below it, and its deletion goes on whatever happens to this pod.
-- KEYS[1] channel (hash): revision; closing, if it is being deleted: who deletes it, a line feed, why
-- KEYS[2] children (hash): link to id of the child
-- KEYS[3] closing (sorted set): ids of channels that are being deleted, by the time from which others may go on with it
-- KEYS[4] deadlines (sorted set)
-- ARGV[1] id: text, ARGV[2] mark: text as in KEYS[1], ARGV[3] others: that time, milliseconds since 1970
-- Returns "closed" (also if it was before), "no_channel" or "children".
local channel = KEYS[1]
local closed = redis.call('HMGET', channel, 'revision', 'closing')
if not closed[1] then
  return 'no_channel'
end
if closed[2] then
  return 'closed'
end
if redis.call('HLEN', KEYS[2]) > 0 then
  return 'children'
end
redis.call('HSET', channel, 'closing', ARGV[2])
redis.call('ZADD', KEYS[3], ARGV[3], ARGV[1])
redis.call('ZREM', KEYS[4], ARGV[1])
return 'closed'
