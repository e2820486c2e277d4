-- Extends the lease of a grant that is still the current one. No fact: who holds the floor stays the same.
-- KEYS[1] floor (hash): t token that may be renewed, u end of its lease (milliseconds since 1970)
-- ARGV[1] token: number
-- ARGV[2] end of the lease: milliseconds since 1970
-- Returns 1 if renewed, 0 if the token is not the current one, or is being revoked.
local floor = KEYS[1]
local token = ARGV[1]
local lease_end = ARGV[2]

local known = redis.call('HMGET', floor, 't', 'u')
if known[1] ~= token then
  return 0
end
-- A slower clock of another pod must not shorten what was promised.
if tonumber(known[2] or '0') < tonumber(lease_end) then
  redis.call('HSET', floor, 'u', lease_end)
end
return 1
