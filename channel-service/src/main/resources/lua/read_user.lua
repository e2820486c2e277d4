-- What is known about a user.
-- KEYS[1] user (hash)
-- Returns fields and values in turn.
return redis.call('HGETALL', KEYS[1])
