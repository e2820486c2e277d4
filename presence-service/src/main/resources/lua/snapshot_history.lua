-- Adds a snapshot of what a user's history says last, if it changed and none followed in time.
-- KEYS[1] history (stream), KEYS[2] last (hash), KEYS[3] unsettled (sorted set): see record_history
-- ARGV[1] user id
-- ARGV[2] only if the first change was not after: milliseconds since 1970
-- ARGV[3] entries from when on are kept: milliseconds since 1970
-- ARGV[4] most entries
-- Returns 1 if one was added, else 0.
-- #include trim_history
local history = KEYS[1]
local last = KEYS[2]
local unsettled = KEYS[3]
local user = ARGV[1]
local before = tonumber(ARGV[2])
local kept_since = tonumber(ARGV[3])
local max_entries = tonumber(ARGV[4])

local changed = redis.call('ZSCORE', unsettled, user)
if not changed or tonumber(changed) > before then
  return 0
end
redis.call('ZREM', unsettled, user)
local known = redis.call('HMGET', last, 'at', 'n', 'd', 's', 'c', 'l')
if not known[1] then
  return 0
end
-- At the time of the last entry: facts that are still on their way happened later than that, but maybe not later than now.
local number = tonumber(known[2]) + 1
redis.call('XADD', history, known[1] .. '-' .. number,
  'k', 'snapshot', 'd', known[3], 's', known[4], 'c', known[5], 'l', known[6])
redis.call('HSET', last, 'n', number)
trim_history(history, kept_since, max_entries)
return 1
