-- Frees a seat if it still is as the caller saw it, and tells of it.
-- KEYS[1] channel (hash): version; linger, milliseconds, if it is temporary
-- KEYS[2] members (hash): user id to "<version> <address or ->\n<Member protobuf>"
-- KEYS[3] stream, KEYS[4] epoch: of the partition's log
-- KEYS[5] deadlines (sorted set): temporary channels without members, by when they are to be deleted
-- KEYS[6] sanctions (hash): not used here
-- KEYS[7] moderation (stream): of the partition
-- ARGV[1..6] FactAppend.arguments; the data is a ChannelFact without version
-- ARGV[7] user: id
-- ARGV[8] seen: version of the seat that the caller saw
-- ARGV[9] id: of the channel
-- ARGV[10...] as in append_moderation
-- Returns {"made", epoch, entry id, version, member count} or {"changed"}.
-- #include append_fact
-- #include versioned_fact
-- #include append_moderation
-- #include remove_member
local answer = remove_member(KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5],
  {ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5], ARGV[6]}, ARGV[7], ARGV[8], ARGV[9])
if answer[1] == 'made' then
  append_moderation(KEYS[7], ARGV[4], ARGV, 10)
end
return answer
