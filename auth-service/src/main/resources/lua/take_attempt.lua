-- Counts an attempt against all of its allowances, or against none of them if one is spent. The rule is that of Allowance (GCRA):
-- a counter is the time until which its allowance is spent, microseconds since 1970; it goes when that has passed.
-- KEYS[1..n] counters (strings)
-- ARGV[1] now: microseconds since 1970
-- ARGV[2], ARGV[3] burst, every (microseconds) of KEYS[1]; and so on
-- Returns {microseconds to wait, index in KEYS of the counter that says so}, {0, 0} if the attempt was counted.
local now = tonumber(ARGV[1])

local spent, longest, who = {}, 0, 0
for i = 1, #KEYS do
  local burst, every = tonumber(ARGV[2 * i]), tonumber(ARGV[2 * i + 1])
  local until_then = tonumber(redis.call('GET', KEYS[i]) or '0')
  local wait = math.max(0, until_then - now) - (burst - 1) * every
  if wait > longest then
    longest, who = wait, i
  end
  spent[i] = math.max(until_then, now) + every
end
if longest == 0 then
  for i = 1, #KEYS do
    redis.call('SET', KEYS[i], string.format('%.0f', spent[i]), 'PX', string.format('%.0f', math.ceil((spent[i] - now) / 1000)))
  end
end
return {longest, who}
