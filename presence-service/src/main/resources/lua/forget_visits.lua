-- Forgets in which channels an erased user had visits, but for those that it came to or left since.
-- KEYS[1] channels (sorted set): see expect_visits
-- ARGV[1..] each channel: id, and its score when the visits were erased
-- Returns nothing.
local channels = KEYS[1]

for i = 1, #ARGV, 2 do
  if redis.call('ZSCORE', channels, ARGV[i]) == ARGV[i + 1] then
    redis.call('ZREM', channels, ARGV[i])
  end
end
return false
