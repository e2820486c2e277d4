-- Starts a family of refresh tokens, unless the account may not go on from what was known of it.
-- KEYS[1] families of the user (hash, see refresh_family)
-- KEYS[2] account (hash)
-- ARGV[1] since: when the proof of the sign-in began to be checked, milliseconds since 1970
-- ARGV[2] family id
-- ARGV[3] proof, ARGV[4] secret: SHA-256, hex
-- ARGV[5] device id, ARGV[6] kind of client: text
-- ARGV[7] lifetime, ARGV[8] idle: milliseconds
-- ARGV[9] most families: above, the one that was not used for longest ends
-- Returns when the token ends, or nil if the account is gone, disabled or was signed out at `since` or later.
-- #include refresh_family
local families, account = KEYS[1], KEYS[2]
local since = tonumber(ARGV[1])
local family_id = ARGV[2]
local idle = tonumber(ARGV[8])
local most = tonumber(ARGV[9])

local known = redis.call('HMGET', account, 'disabled', 'signed_out_at')
if known[1] ~= '0' or since <= tonumber(known[2] or '-1') then
  return nil
end

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
  proof = ARGV[3], current = ARGV[4], previous = '', salt = '',
  used_at = since, ends_at = since + tonumber(ARGV[7]), device = ARGV[5], kind = ARGV[6]
}
keep_family(families, family_id, family, idle)
return token_end(family, idle)
