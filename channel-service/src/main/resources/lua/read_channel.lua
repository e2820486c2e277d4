-- All that is kept about a channel, as it is at one moment.
-- KEYS[1] channel (hash): channel, version, rules
-- KEYS[2] members (hash): user id to "<version> <address or ->\n<Member protobuf>"
-- KEYS[3] bans (hash): ban id to "<fields of banned, each followed by a blank>\n<Ban protobuf>"
-- KEYS[4] invited (set): user ids
-- Returns {Channel protobuf, version, RulesChanged protobuf or "", {seat...}, {ban...}, {user id...}}, or {} if there is none.
local kept = redis.call('HMGET', KEYS[1], 'channel', 'version', 'rules')
if not kept[1] then
  return {}
end
return {kept[1], kept[2], kept[3] or '',
  redis.call('HVALS', KEYS[2]), redis.call('HVALS', KEYS[3]), redis.call('SMEMBERS', KEYS[4])}
