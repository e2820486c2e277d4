-- Part of scripts about API tokens (`-- #include api_token`).
-- A user's tokens are one hash: token id -> record (JSON) with
--   name: text; scopes: wire names with spaces between them, '': not limited
--   created_at, expires_at (0: never), last_used_at (0: never), revoked_at (0: not): milliseconds since 1970
--   secret, old_secret ('': none): SHA-256, hex; old_until: how long the old one counts
-- A second hash of the partition says whose a token is: token id -> user id.
-- Tokens that have ended are kept for `keep` milliseconds, so that people and programs are told what became of them.
local function read_token(tokens_key, token_id)
  local found = redis.call('HGET', tokens_key, token_id)
  return found and cjson.decode(found)
end

local function keep_token(tokens_key, token_id, token)
  redis.call('HSET', tokens_key, token_id, cjson.encode(token))
end

local function token_ended_at(token)
  if token.revoked_at > 0 then
    return token.revoked_at
  end
  return token.expires_at > 0 and token.expires_at or math.huge
end

-- Forgets those that ended long ago, and returns how many live.
local function sweep_tokens(tokens_key, owners_key, now, keep)
  local living = 0
  local all = redis.call('HGETALL', tokens_key)
  for i = 1, #all, 2 do
    local ended_at = token_ended_at(cjson.decode(all[i + 1]))
    if now < ended_at then
      living = living + 1
    elseif now >= ended_at + keep then
      redis.call('HDEL', tokens_key, all[i])
      redis.call('HDEL', owners_key, all[i])
    end
  end
  return living
end
