-- Remembers in which channels a user has visits, before they are written, unless the history changed since it was read.
-- KEYS[1] last (hash): see record_history
-- KEYS[2] channels (sorted set): channels by the time of the user's last coming or going, milliseconds since 1970
-- ARGV[1] fact up to which the history was read: epoch and entry id
-- ARGV[2] time of the fact: milliseconds since 1970
-- ARGV[3] visits that ended from when on are kept: milliseconds since 1970
-- ARGV[4] how long this outlives the end of the last visit: milliseconds; empty while one lasts
-- ARGV[5..] channel ids
-- Returns 1, or 0 if the history changed.
local last = KEYS[1]
local channels = KEYS[2]
local read_fact = ARGV[1]
local at = ARGV[2]
local kept_since = ARGV[3]
local outlives = ARGV[4]

if (redis.call('HGET', last, 'f') or ' 0-0') ~= read_fact then
  return 0
end
for i = 5, #ARGV do
  redis.call('ZADD', channels, at, ARGV[i])
end
redis.call('ZREMRANGEBYSCORE', channels, '-inf', '(' .. kept_since)
if outlives == '' then
  redis.call('PERSIST', channels)
else
  redis.call('PEXPIRE', channels, outlives)
end
return 1
