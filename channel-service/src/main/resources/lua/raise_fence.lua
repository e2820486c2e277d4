-- Fences off, in one partition, whoever began to change the tree earlier.
-- KEYS[1] fence (string): number of the last one who began
-- ARGV[1] number: of the caller
-- Returns 1, or 0 if somebody began after the caller.
local last = redis.call('GET', KEYS[1])
if last and tonumber(last) > tonumber(ARGV[1]) then
  return 0
end
redis.call('SET', KEYS[1], ARGV[1])
return 1
