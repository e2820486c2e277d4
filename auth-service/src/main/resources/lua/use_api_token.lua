-- Notes that an API token was used.
-- KEYS[1] tokens of the owner (hash, see api_token)
-- ARGV[1] token id
-- ARGV[2] now: milliseconds since 1970
-- Returns nothing.
-- #include api_token
local token = read_token(KEYS[1], ARGV[1])
local now = tonumber(ARGV[2])

if token and now > token.last_used_at then
  token.last_used_at = now
  keep_token(KEYS[1], ARGV[1], token)
end
