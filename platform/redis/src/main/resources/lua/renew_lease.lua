-- Renews a lease if it is still ours.
-- KEYS[1] lease (string): id of the holder
-- ARGV[1] holder: text
-- ARGV[2] duration: milliseconds
-- Returns 1 if renewed, 0 if somebody else holds it or nobody does.
local lease = KEYS[1]
local holder = ARGV[1]
local duration = ARGV[2]

if redis.call('GET', lease) == holder then
  redis.call('PEXPIRE', lease, duration)
  return 1
end
return 0
