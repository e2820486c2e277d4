-- Part of scripts that delete an account (`-- #include forget_tokens`): forgets its API tokens, so that they don't come back with
-- another account of that name.
-- tokens (hash): the user's API tokens, see api_token
-- owners (hash): owners of the partition's tokens
local function forget_tokens(tokens, owners)
  for _, token_id in ipairs(redis.call('HKEYS', tokens)) do
    redis.call('HDEL', owners, token_id)
  end
  redis.call('DEL', tokens)
end
