-- Writes the next version of a channel's floor and the fact that tells of it, unless somebody else wrote or renewed first.
-- KEYS[1] floor (hash): v version, s record, t token that may be renewed (absent: none), u end of its lease (milliseconds since 1970)
-- KEYS[2] floors (set): channels of the partition whose floor is not idle
-- KEYS[3] log (stream)
-- KEYS[4] epoch of the log (string)
-- KEYS[5] the command that is carried out (string), if it has an id: the answer to it
-- ARGV[1] version that was read: number, 0 for a floor never written
-- ARGV[2] end of the lease that was read: number, or empty for none
-- ARGV[3] next version: number, larger than the one that was read
-- ARGV[4] record: bytes
-- ARGV[5] channel id
-- ARGV[6] token that may be renewed: number, or empty for none
-- ARGV[7] end of its lease: milliseconds since 1970, or empty for none
-- ARGV[8] how long to keep the record: milliseconds, or empty for ever (the floor is not idle)
-- ARGV[9] answer to the command: bytes
-- ARGV[10] how long to remember it: milliseconds
-- ARGV[11..16] fact: see append_fact
-- Returns {1} if written, {0} if somebody else was first, {2, answer} if the command was carried out before.
-- #include append_fact
local floor = KEYS[1]
local floors = KEYS[2]
local command = KEYS[5]
local read_version = ARGV[1]
local read_lease_end = ARGV[2]
local version = ARGV[3]
local record = ARGV[4]
local channel = ARGV[5]
local token = ARGV[6]
local lease_end = ARGV[7]
local keep = ARGV[8]
local answer = ARGV[9]
local remember = ARGV[10]

if command then
  local answered = redis.call('GET', command)
  if answered then
    return {2, answered}
  end
end

local known = redis.call('HMGET', floor, 'v', 'u')
if (known[1] or '0') ~= read_version or (known[2] or '') ~= read_lease_end then
  return {0}
end

redis.call('HSET', floor, 'v', version, 's', record)
if token == '' then
  redis.call('HDEL', floor, 't')
else
  redis.call('HSET', floor, 't', token)
end
if lease_end == '' then
  redis.call('HDEL', floor, 'u')
else
  redis.call('HSET', floor, 'u', lease_end)
end
if keep == '' then
  redis.call('PERSIST', floor)
  redis.call('SADD', floors, channel)
else
  redis.call('PEXPIRE', floor, keep)
  redis.call('SREM', floors, channel)
end
append_fact(KEYS[3], KEYS[4], ARGV[11], ARGV[12], ARGV[13], ARGV[14], ARGV[15], ARGV[16])
if command then
  redis.call('SET', command, answer, 'PX', remember)
end
return {1}
