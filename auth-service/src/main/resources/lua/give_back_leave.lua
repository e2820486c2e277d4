-- Gives back a permission to leave the administrators that was not used.
-- KEYS[1] leave (string)
-- ARGV[1] permission: text
-- Returns 1 if it was given back, 0 if it had lapsed or was another one.
local leave = KEYS[1]
local permission = ARGV[1]

if redis.call('GET', leave) ~= permission then
  return 0
end
return redis.call('DEL', leave)
