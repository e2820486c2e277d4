-- Appends a message to a room, once for each command.
-- KEYS[1] log (stream)
-- KEYS[2] epoch of the log (string)
-- KEYS[3] if it is a command: place of the entry that the command appended (string): epoch, space, entry id
-- ARGV[1] how long to remember a command: milliseconds
-- ARGV[2..7] fact: see append_fact
-- Returns {epoch, entry id}, of the first time if the command came before.
-- #include append_fact
local command = KEYS[3]
local keep = ARGV[1]

if command then
  local before = redis.call('GET', command)
  if before then
    return {string.match(before, '^(%S+) (%S+)$')}
  end
end
local place = append_fact(KEYS[1], KEYS[2], ARGV[2], ARGV[3], ARGV[4], ARGV[5], ARGV[6], ARGV[7])
if command then
  redis.call('SET', command, place[1] .. ' ' .. place[2], 'PX', keep)
end
return place
