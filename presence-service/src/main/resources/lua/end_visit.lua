-- Writes a visit that ended, unless its user was erased, and forgets the oldest.
-- KEYS[1] visits (sorted set): see begin_visit
-- KEYS[2] fact up to which the user was erased (string)
-- KEYS[3] complete from (string): end of the last visit that was forgotten as one too many, milliseconds since 1970
-- ARGV[1] visit: start and user
-- ARGV[2] epoch, ARGV[3] entry id of the fact
-- ARGV[4] end: milliseconds since 1970
-- ARGV[5] visits that ended from when on are kept: milliseconds since 1970
-- ARGV[6] most visits
-- ARGV[7] how long visits outlive the end of the last one: milliseconds
-- Returns 1 if it was written, else 0.
-- #include erased_since
local visits = KEYS[1]
local fence = KEYS[2]
local complete_from = KEYS[3]
local visit = ARGV[1]
local visit_end = ARGV[4]
local kept_since = ARGV[5]
local max_visits = tonumber(ARGV[6])
local outlives = ARGV[7]

if erased_since(fence, ARGV[2], ARGV[3]) then
  return 0
end
redis.call('ZADD', visits, visit_end, visit)
redis.call('ZREMRANGEBYSCORE', visits, '-inf', kept_since)
local ended = redis.call('ZCOUNT', visits, '-inf', '(inf')
local lasting = redis.call('ZCARD', visits) - ended
local surplus = math.min(ended, ended + lasting - max_visits)
if surplus > 0 then
  local forgotten = redis.call('ZRANGE', visits, surplus - 1, surplus - 1, 'WITHSCORES')
  redis.call('ZREMRANGEBYRANK', visits, 0, surplus - 1)
  redis.call('SET', complete_from, forgotten[2], 'PX', outlives)
end
if lasting == 0 then
  redis.call('PEXPIRE', visits, outlives)
end
return 1
