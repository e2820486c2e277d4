-- Part of scripts that revoke tokens (`-- #include append_fact`, then `-- #include revoke`): keeps a revocation and tells of it.
-- revocations (hash): key of a revocation -> AuthFact (protobuf) that tells of it
-- due (sorted set): keys of the revocations that end, by forget_at; what is kept and not here lasts until it is lifted
-- stream, epoch: of the partition's log; all four are of the partition of the user whose tokens it hits
-- arguments, first: a list with RevocationAppend.arguments from that index on, 8 of them:
--   the six of append_fact; the key; forget_at, milliseconds since 1970, or '' for what lasts until it is lifted
-- Returns {epoch, entry id}.
local function revoke(revocations, due, stream, epoch, arguments, first)
  local at, data = arguments[first + 3], arguments[first + 5]
  local key, forget_at = arguments[first + 6], arguments[first + 7]
  local forgotten = redis.call('ZRANGEBYSCORE', due, '-inf', at, 'LIMIT', 0, 100)
  if #forgotten > 0 then
    redis.call('HDEL', revocations, unpack(forgotten))
    redis.call('ZREM', due, unpack(forgotten))
  end
  -- Of two pods whose clocks differ, the later time holds.
  local kept_until = redis.call('ZSCORE', due, key)
  if not kept_until or tonumber(kept_until) <= tonumber(forget_at) then
    redis.call('HSET', revocations, key, data)
    if forget_at ~= '' then
      redis.call('ZADD', due, forget_at, key)
    end
  end
  return append_fact(stream, epoch,
    arguments[first], arguments[first + 1], arguments[first + 2], at, arguments[first + 4], data)
end
