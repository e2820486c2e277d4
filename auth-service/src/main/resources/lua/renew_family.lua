-- Spends a refresh token and lets its successor count.
-- KEYS[1] families of the user (hash, see refresh_family)
-- KEYS[2] account (hash)
-- KEYS[3] revocations, KEYS[4] due, KEYS[5] stream, KEYS[6] epoch: see revoke
-- KEYS[7] audit (stream)
-- ARGV[1..8] RevocationAppend.arguments of the family; ARGV[4], the time, is now
-- ARGV[9..19] AuditAppend.arguments of a reuse
-- ARGV[20] family id
-- ARGV[21] proof, ARGV[22] presented secret, ARGV[23] its successor by `salt`: SHA-256, hex
-- ARGV[24] salt: text
-- ARGV[25] grace: milliseconds for which the last spent token is answered again
-- ARGV[26] idle: milliseconds
-- Returns {'RENEWED', salt, end, device, kind}: the successor that counts follows from the presented secret by that salt;
--   {'ENDED'}: there is no such family, or it has ended; {'REUSED'} or {'DISABLED'}: it has ended now.
-- #include append_fact
-- #include revoke
-- #include audit
-- #include refresh_family
local families, account = KEYS[1], KEYS[2]
local now = tonumber(ARGV[4])
local family_id, proof, presented, successor, salt = ARGV[20], ARGV[21], ARGV[22], ARGV[23], ARGV[24]
local grace = tonumber(ARGV[25])
local idle = tonumber(ARGV[26])

local found = redis.call('HGET', families, family_id)
local family = found and cjson.decode(found)
if not family or family.proof ~= proof then
  return {'ENDED'}
end
local disabled = redis.call('HGET', account, 'disabled')
if not disabled or family_ended(family, now, idle) then
  redis.call('HDEL', families, family_id)
  return {'ENDED'}
end
if disabled == '1' then
  redis.call('HDEL', families, family_id)
  revoke(KEYS[3], KEYS[4], KEYS[5], KEYS[6], ARGV, 1)
  return {'DISABLED'}
end

if presented == family.current then
  family.previous = presented
  family.current = successor
  family.salt = salt
  family.used_at = now
  keep_family(families, family_id, family, idle)
elseif presented ~= family.previous or now > family.used_at + grace then
  redis.call('HDEL', families, family_id)
  revoke(KEYS[3], KEYS[4], KEYS[5], KEYS[6], ARGV, 1)
  audit(KEYS[7], ARGV, 9)
  return {'REUSED'}
end
return {'RENEWED', family.salt, token_end(family, idle), family.device, family.kind}
