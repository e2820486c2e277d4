-- Replaces the shared signing keys if nobody else has since they were read, and tells of it.
-- KEYS[1] keys (hash): version, ring
-- KEYS[2] stream, KEYS[3] epoch: of the partition's log; KEYS[4] audit
-- ARGV[1..6] FactAppend.arguments
-- ARGV[7] from: version that the change was made from; 0: there were none
-- ARGV[8] version: of the new ring, greater than any that a replica has known
-- ARGV[9] ring: JSON
-- ARGV[10..20] AuditAppend.arguments; absent if nobody did anything
-- Returns 1 if replaced, 0 if there is another version now.
-- #include append_fact
-- #include audit
local keys = KEYS[1]
local from = ARGV[7]
local version = ARGV[8]
local ring = ARGV[9]

if (redis.call('HGET', keys, 'version') or '0') ~= from then
  return 0
end
redis.call('HSET', keys, 'version', version, 'ring', ring)
if ARGV[10] then
  audit(KEYS[4], ARGV, 10)
end
append_fact(KEYS[2], KEYS[3], ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5], ARGV[6])
return 1
