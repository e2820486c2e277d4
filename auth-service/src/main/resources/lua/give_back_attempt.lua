-- Takes back that an attempt was counted, since it was no failure.
-- KEYS[1..n] counters (strings), as take_attempt has them
-- ARGV[1] now: microseconds since 1970
-- ARGV[2..n+1] every: microseconds, of each counter
-- Returns 1.
local now = tonumber(ARGV[1])

for i = 1, #KEYS do
  local spent = tonumber(redis.call('GET', KEYS[i]) or '0') - tonumber(ARGV[1 + i])
  if spent <= now then
    redis.call('DEL', KEYS[i])
  else
    redis.call('SET', KEYS[i], string.format('%.0f', spent), 'PX', string.format('%.0f', math.ceil((spent - now) / 1000)))
  end
end
return 1
