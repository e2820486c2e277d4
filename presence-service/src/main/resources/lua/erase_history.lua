-- Deletes a user's entries, and closes the history to all facts that are in the log by now.
-- KEYS[1] history (stream), KEYS[2] last (hash), KEYS[3] unsettled (sorted set): see record_history
-- KEYS[4] channels (sorted set): see expect_visits
-- KEYS[5] log (stream), KEYS[6] epoch of the log (string)
-- ARGV[1] user id
-- ARGV[2] how long to remember up to which fact: milliseconds
-- Returns {entries deleted, epoch, last entry id of the log, {channel, score, ...}}.
local history = KEYS[1]
local last = KEYS[2]
local unsettled = KEYS[3]
local channels = KEYS[4]
local log = KEYS[5]
local epoch = redis.call('GET', KEYS[6]) or ''
local user = ARGV[1]
local remember = ARGV[2]

local log_end = '0-0'
if redis.call('EXISTS', log) == 1 then
  local info = redis.call('XINFO', 'STREAM', log)
  for i = 1, #info, 2 do
    if info[i] == 'last-generated-id' then
      log_end = info[i + 1]
    end
  end
end
local entries = redis.call('XLEN', history)
redis.call('DEL', history, last)
redis.call('ZREM', unsettled, user)
redis.call('HSET', last, 'f', epoch .. ' ' .. log_end)
redis.call('PEXPIRE', last, remember)
return {entries, epoch, log_end, redis.call('ZRANGE', channels, 0, -1, 'WITHSCORES')}
