-- Part of scripts about families of refresh tokens (`-- #include refresh_family`).
-- A user's families are one hash: family id -> record (JSON) with
--   proof, current, previous: SHA-256 of the proof and of the last two secrets (hex; no previous: '')
--   salt: by which the current secret followed from the previous one
--   used_at: when the current secret was made; ends_at: end of the family, used or not (milliseconds since 1970)
--   device, kind: what signed in
-- idle: milliseconds after which an unused family ends.
local function family_ended(family, now, idle)
  return now >= family.ends_at or now >= family.used_at + idle
end

-- When the current token ends unless it is used.
local function token_end(family, idle)
  return string.format('%.0f', math.min(family.ends_at, family.used_at + idle))
end

local function keep_family(families_key, family_id, family, idle)
  redis.call('HSET', families_key, family_id, cjson.encode(family))
  -- What was not used for this long has ended, whichever family it is.
  redis.call('PEXPIRE', families_key, string.format('%.0f', idle))
end
