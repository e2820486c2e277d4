-- Starts a family of refresh tokens, unless the account may not go on from what was known of it.
-- KEYS[1] families of the user (hash, see refresh_family)
-- KEYS[2] account (hash)
-- KEYS[3] revocations
-- ARGV[1] since: when the proof of the sign-in began to be checked, milliseconds since 1970
-- ARGV[2] user id, ARGV[3] family id
-- ARGV[4] proof, ARGV[5] secret: SHA-256, hex
-- ARGV[6] device id, ARGV[7] kind of client: text
-- ARGV[8] lifetime, ARGV[9] idle: milliseconds
-- ARGV[10] most families: above, the one that was not used for longest ends
-- Returns when the token ends, or nil if the account is gone, disabled or was signed out at `since` or later.
-- #include refresh_family
local families, account, revocations = KEYS[1], KEYS[2], KEYS[3]
local since = tonumber(ARGV[1])
local family_id = ARGV[3]
local idle = tonumber(ARGV[9])
local most = tonumber(ARGV[10])

if redis.call('HGET', account, 'disabled') ~= '0' then
  return nil
end
-- TODO revocations

local living = {}
local all = redis.call('HGETALL', families)
for i = 1, #all, 2 do
  local family = cjson.decode(all[i + 1])
  if family_ended(family, since, idle) then
    redis.call('HDEL', families, all[i])
  else
    table.insert(living, {id = all[i], used_at = family.used_at})
  end
end
table.sort(living, function(a, b) return a.used_at < b.used_at end)
for i = 1, #living - most + 1 do
  redis.call('HDEL', families, living[i].id)
end

local family = {
  proof = ARGV[4], current = ARGV[5], previous = '', salt = '',
  used_at = since, ends_at = since + tonumber(ARGV[8]), device = ARGV[6], kind = ARGV[7]
}
keep_family(families, family_id, family, idle)
return token_end(family, idle)
