-- Registers a pod among those that carry voice, forgets those whose lease has ended or whose address it has now, and tells who is there.
-- KEYS[1] nodes (hash): pod to "<end of its lease, milliseconds since 1970> <address>"
-- ARGV[1] pod: id, ARGV[2] address: text without blanks
-- ARGV[3] until: end of its lease, milliseconds since 1970; ARGV[4] now: milliseconds since 1970
-- Returns pod, address, pod, address, ...
local nodes = KEYS[1]
local now = tonumber(ARGV[4])
redis.call('HSET', nodes, ARGV[1], ARGV[3] .. ' ' .. ARGV[2])
local known = redis.call('HGETALL', nodes)
local there = {}
for i = 1, #known, 2 do
  local until_ms, address = string.match(known[i + 1], '^(%d+) (.+)$')
  local is_dead = known[i] ~= ARGV[1] and address == ARGV[2]
  if until_ms and tonumber(until_ms) > now and not is_dead then
    there[#there + 1] = known[i]
    there[#there + 1] = address
  else
    redis.call('HDEL', nodes, known[i])
  end
end
return there
