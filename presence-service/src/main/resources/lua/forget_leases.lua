-- Removes leases that have ended and were not renewed meanwhile.
-- KEYS[1] leases (sorted set): sessions by the end of their lease, milliseconds since 1970
-- ARGV[1] now: milliseconds since 1970
-- ARGV[2..] sessions
-- Returns how many were removed.
local leases = KEYS[1]
local now = tonumber(ARGV[1])
local removed = 0
for i = 2, #ARGV do
  local ends = redis.call('ZSCORE', leases, ARGV[i])
  if ends and tonumber(ends) <= now then
    removed = removed + redis.call('ZREM', leases, ARGV[i])
  end
end
return removed
