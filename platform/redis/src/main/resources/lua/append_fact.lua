-- Part of scripts that change state (`-- #include append_fact`): appends the fact that tells of the change to its partition's log.
-- stream_key, epoch_key: keys of the partition's log; a script must get both as KEYS
-- new_epoch, fact_id, type, at, trace, data: as FactAppend.arguments gives them; `at` is milliseconds since 1970
-- Returns {epoch, entry id}.
local function append_fact(stream_key, epoch_key, new_epoch, fact_id, type, at, trace, data)
  local epoch = redis.call('GET', epoch_key)
  if not epoch then
    epoch = new_epoch
    redis.call('SET', epoch_key, epoch)
  end
  -- Each fact names the one before it, so that readers notice when they missed one. Eight characters are enough to tell two apart.
  local last = redis.call('XREVRANGE', stream_key, '+', '-', 'COUNT', 1)[1]
  local after = last and last[2][1] == 'id' and string.sub(last[2][2], 1, 8) or ''
  local entry_id = redis.call('XADD', stream_key, '*',
    'id', fact_id, 'after', after, 'type', type, 'at', at, 'trace', trace, 'epoch', epoch, 'data', data)
  -- Retention: about 10,000 entries and at least 15 minutes.
  if redis.call('XLEN', stream_key) > 10000 then
    redis.call('XTRIM', stream_key, 'MINID', '~', string.format('%.0f', at - 15 * 60 * 1000))
  end
  return {epoch, entry_id}
end
