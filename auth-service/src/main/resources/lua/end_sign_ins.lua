-- Part of scripts that sign a user out everywhere (`-- #include append_fact`, `-- #include revoke`, then `-- #include end_sign_ins`):
-- ends the families of refresh tokens, and revokes the access tokens that were issued until now. API tokens stay.
-- account (hash): signed_out_at, milliseconds since 1970: what was signed in until then has ended
-- families (hash): the user's families of refresh tokens
-- revocations, due, stream, epoch, arguments, first: as `revoke` has them; the revocation is of the user
-- Returns {epoch, entry id}.
local function end_sign_ins(account, families, revocations, due, stream, epoch, arguments, first)
  redis.call('DEL', families)
  -- Who came from the tokens file or an external issuer has no account.
  if redis.call('EXISTS', account) == 1 then
    redis.call('HSET', account, 'signed_out_at', arguments[first + 3])
  end
  return revoke(revocations, due, stream, epoch, arguments, first)
end
