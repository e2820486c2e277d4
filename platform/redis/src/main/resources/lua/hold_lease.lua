-- Takes a lease if nobody holds it, and renews it if it is ours; may be repeated.
-- KEYS[1] lease (string): id of the holder
-- ARGV[1] holder: text
-- ARGV[2] duration: milliseconds
-- Returns 1 if it is ours now, 0 if somebody else holds it.
local lease = KEYS[1]
local holder = ARGV[1]
local duration = ARGV[2]

local held = redis.call('GET', lease)
if held and held ~= holder then
  return 0
end
redis.call('SET', lease, holder, 'PX', duration)
return 1
