-- Writes the fact that somebody did not get a floor; the floor stays as it is.
-- KEYS[1] log (stream)
-- KEYS[2] epoch of the log (string)
-- KEYS[3] the command that is answered (string), if it has an id: the answer to it
-- ARGV[1] answer to the command: bytes
-- ARGV[2] how long to remember it: milliseconds
-- ARGV[3..8] fact: see append_fact
-- Returns the first answer that was given to the command.
-- #include append_fact
local command = KEYS[3]
local answer = ARGV[1]
local remember = ARGV[2]

if command then
  local answered = redis.call('GET', command)
  if answered then
    return answered
  end
  redis.call('SET', command, answer, 'PX', remember)
end
append_fact(KEYS[1], KEYS[2], ARGV[3], ARGV[4], ARGV[5], ARGV[6], ARGV[7], ARGV[8])
return answer
