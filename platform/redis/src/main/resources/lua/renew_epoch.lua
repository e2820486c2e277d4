-- Begins a new life of a partition's log if a reader was told of a fact that the log has lost, so that no position of the old life is
-- taken for one of the new.
-- KEYS[1] stream, KEYS[2] epoch: of the partition's log
-- ARGV[1] seen: epoch that the reader knows
-- ARGV[2] entry, ARGV[3] mark: id and mark (Fact.mark) of the last fact that it read
-- ARGV[4] fresh: the new epoch
-- Returns 1 if the log began anew, 0 if it has that fact, had to trim it, or has begun anew already.
local stream = KEYS[1]
local epoch = KEYS[2]
local seen = ARGV[1]
local entry = ARGV[2]
local mark = ARGV[3]
local fresh = ARGV[4]

if redis.call('GET', epoch) ~= seen then
  return 0
end
local there = redis.call('XRANGE', stream, entry, entry)[1]
if there then
  if string.sub(there[2][2], 1, 8) == mark then
    return 0
  end
elseif not redis.call('XRANGE', stream, '-', entry, 'COUNT', 1)[1] then
  -- Nothing so old is left: it was trimmed.
  return 0
end
redis.call('SET', epoch, fresh)
return 1
