-- Gives up a lease if it is still ours.
-- KEYS[1] lease (string): id of the holder
-- ARGV[1] holder: text
-- Returns 1 if it was, else 0.
if redis.call('GET', KEYS[1]) == ARGV[1] then
  return redis.call('DEL', KEYS[1])
end
return 0
