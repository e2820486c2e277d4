-- Revokes what an entry that was dropped from the tokens file signed in; several pods see the same file, and one of them is enough.
-- KEYS[1] revocations, KEYS[2] due, KEYS[3] stream, KEYS[4] epoch: see revoke
-- ARGV[1..8] RevocationAppend.arguments of the entry's family
-- ARGV[9] when all that was issued until now has ended: milliseconds since 1970
-- Returns 1 if revoked, 0 if a revocation of before hits it all.
-- #include append_fact
-- #include revoke
local forget_at = redis.call('ZSCORE', KEYS[2], ARGV[7])
if forget_at and tonumber(forget_at) >= tonumber(ARGV[9]) then
  return 0
end
revoke(KEYS[1], KEYS[2], KEYS[3], KEYS[4], ARGV, 1)
return 1
