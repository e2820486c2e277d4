-- Ties a child to its parent, before the child itself names the parent.
-- KEYS[1] parent (hash): revision; closing, if it is being deleted
-- KEYS[2] children (hash): link to id of the child
-- ARGV[1] link: text, ARGV[2] child: id
-- Returns 1, or 0 if there is no such parent or it is being deleted.
if redis.call('HEXISTS', KEYS[1], 'revision') == 0 or redis.call('HEXISTS', KEYS[1], 'closing') == 1 then
  return 0
end
redis.call('HSET', KEYS[2], ARGV[1], ARGV[2])
return 1
