-- Notes that a user holds a seat, should its claim have been given up before the seat was taken.
-- KEYS[1] user (hash), KEYS[2] pending (sorted set): as in claim_seat
-- ARGV[1] channel: id, ARGV[2] user: id
-- ARGV[3] now: milliseconds since 1970
-- ARGV[4] order: of the seat
if redis.call('HSETNX', KEYS[1], 'seat:' .. ARGV[4], 'PENDING ' .. ARGV[1]) == 1 then
  redis.call('ZADD', KEYS[2], ARGV[3], ARGV[4] .. ' ' .. ARGV[1] .. ' ' .. ARGV[2])
  redis.call('PERSIST', KEYS[1])
end
