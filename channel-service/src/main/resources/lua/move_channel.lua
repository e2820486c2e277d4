-- Changes a channel and its place in the tree, if its record still is as the caller saw it and nobody has begun to change the tree
-- after the caller; and tells of it.
-- KEYS[1] channel, KEYS[2] members, KEYS[3] deadlines, KEYS[4] stream, KEYS[5] epoch: as in rewrite_channel
-- KEYS[6] fence (string): number of the last one who began to change the tree
-- KEYS[7] given up (string): the mark of a link that its parent has given up
-- ARGV[1..6] FactAppend.arguments; the data is a ChannelFact without version
-- ARGV[7] id, ARGV[8] seen, ARGV[9] record, ARGV[10] capacity, ARGV[11] linger: as in rewrite_channel
-- ARGV[12] number: of the caller, who is fenced off if it is not the last one
-- ARGV[13] link: text, '': at the top
-- Returns {"made", epoch, entry id, version, member count}, {"no_channel"}, {"changed"}, {"fenced"} or {"given_up"}.
-- #include append_fact
-- #include versioned_fact
-- #include rewrite_channel
if redis.call('GET', KEYS[6]) ~= ARGV[12] then
  return {'fenced'}
end
if redis.call('EXISTS', KEYS[7]) == 1 then
  return {'given_up'}
end
local answer = rewrite_channel(KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5],
  {ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5], ARGV[6]}, ARGV[7], ARGV[8], ARGV[9], ARGV[10], ARGV[11])
if answer[1] == 'made' then
  redis.call('HSET', KEYS[1], 'link', ARGV[13])
end
return answer
