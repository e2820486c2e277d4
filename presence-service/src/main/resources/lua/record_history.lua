-- Adds the entries of one fact to a user's history, unless the history changed since it was read.
-- KEYS[1] history (stream): k kind, and the parts d devices, s standing, c place, l last sign of life that changed
-- KEYS[2] last (hash): f last fact taken in, at and n of the last entry's id, d s c l as the history says last
-- KEYS[3] unsettled (sorted set): users by their first entry since the last complete one, milliseconds since 1970
-- ARGV[1] fact up to which the history was read: epoch and entry id
-- ARGV[2] fact that is taken in: epoch and entry id
-- ARGV[3] user id
-- ARGV[4] how long the history of an absent user outlives its last entry: milliseconds; empty for one who is present
-- ARGV[5] entries from when on are kept: milliseconds since 1970
-- ARGV[6] most entries
-- ARGV[7] time of the entries: milliseconds since 1970
-- ARGV[8..11] d, s, c, l after them
-- ARGV[12..] each entry: kind, and the names of the parts that it holds, for example ds
-- Returns 1, or 0 if the history changed.
-- #include trim_history
local history = KEYS[1]
local last = KEYS[2]
local unsettled = KEYS[3]
local read_fact = ARGV[1]
local fact = ARGV[2]
local user = ARGV[3]
local outlives = ARGV[4]
local kept_since = tonumber(ARGV[5])
local max_entries = tonumber(ARGV[6])
local at = ARGV[7]
local parts = {d = ARGV[8], s = ARGV[9], c = ARGV[10], l = ARGV[11]}

local known = redis.call('HMGET', last, 'f', 'at', 'n')
if (known[1] or ' 0-0') ~= read_fact then
  return 0
end

local number = known[2] == at and tonumber(known[3]) + 1 or 0
local complete = false
for i = 12, #ARGV, 2 do
  local entry = {'k', ARGV[i]}
  for part in string.gmatch(ARGV[i + 1], '.') do
    entry[#entry + 1] = part
    entry[#entry + 1] = parts[part]
  end
  complete = complete or #entry == complete_fields
  redis.call('XADD', history, at .. '-' .. number, unpack(entry))
  number = number + 1
end
redis.call('HSET', last, 'f', fact, 'at', at, 'n', number - 1, 'd', parts.d, 's', parts.s, 'c', parts.c, 'l', parts.l)

if complete then
  redis.call('ZREM', unsettled, user)
  trim_history(history, kept_since, max_entries)
else
  redis.call('ZADD', unsettled, 'NX', at, user)
end
for _, key in ipairs({history, last}) do
  if outlives == '' then
    redis.call('PERSIST', key)
  else
    redis.call('PEXPIRE', key, outlives)
  end
end
return 1
