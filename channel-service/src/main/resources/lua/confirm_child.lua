-- Asks a child whether it hangs on that link; a link on which it does not is given up, so that it can't be used later.
-- KEYS[1] channel (hash): link
-- KEYS[2] given up (string): the mark of a link that its parent has given up
-- ARGV[1] link: text
-- ARGV[2] kept: milliseconds for which the mark is kept, longer than anybody tries to use a link
-- Returns 1 if it does, 0 if the link is given up.
if redis.call('HGET', KEYS[1], 'link') == ARGV[1] then
  return 1
end
redis.call('SET', KEYS[2], '1', 'PX', ARGV[2])
return 0
