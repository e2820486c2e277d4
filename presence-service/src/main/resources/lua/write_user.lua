-- Writes the next version of a user's state and the fact that tells of it, unless somebody else wrote first.
-- KEYS[1] state (hash): v version, s record
-- KEYS[2] present (set): users with a session
-- KEYS[3] deadlines (sorted set): users by next deadline, milliseconds since 1970
-- KEYS[4] log (stream)
-- KEYS[5] epoch of the log (string)
-- KEYS[6] the user's command that is carried out (string), if it has an id: where its fact stands
-- ARGV[1] version that was read: number, 0 for a state never written
-- ARGV[2] record: bytes
-- ARGV[3] user id
-- ARGV[4] 1 if the user has a session, else 0
-- ARGV[5] next deadline: milliseconds since 1970, or empty for none
-- ARGV[6] how long to keep the state of a user without a session: milliseconds
-- ARGV[7] how long to remember the command: milliseconds
-- ARGV[8..13] fact: see append_fact
-- Returns {epoch, entry id}, those of the first time for a command that was carried out already, or nothing if the version is
-- another one.
-- #include append_fact
local state = KEYS[1]
local present = KEYS[2]
local deadlines = KEYS[3]
local read_version = tonumber(ARGV[1])
local record = ARGV[2]
local user = ARGV[3]
local has_session = ARGV[4] == '1'
local deadline = ARGV[5]
local keep = ARGV[6]
local command = KEYS[6]
local remember = ARGV[7]

if command then
  local done = redis.call('GET', command)
  if done then
    local slash = string.find(done, '/', 1, true)
    return {string.sub(done, 1, slash - 1), string.sub(done, slash + 1)}
  end
end

if tonumber(redis.call('HGET', state, 'v') or '0') ~= read_version then
  return false
end

redis.call('HSET', state, 'v', read_version + 1, 's', record)
if has_session then
  redis.call('PERSIST', state)
  redis.call('SADD', present, user)
else
  redis.call('PEXPIRE', state, keep)
  redis.call('SREM', present, user)
end
if deadline == '' then
  redis.call('ZREM', deadlines, user)
else
  redis.call('ZADD', deadlines, deadline, user)
end
local place = append_fact(KEYS[4], KEYS[5], ARGV[8], ARGV[9], ARGV[10], ARGV[11], ARGV[12], ARGV[13])
if command then
  redis.call('SET', command, place[1] .. '/' .. place[2], 'PX', remember)
end
return place
