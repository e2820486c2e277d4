-- Part of scripts that moderators run: writes down what was done, in the partition's log of moderation.
-- stream: key of that log; at: milliseconds since 1970
-- arguments, first: of the script; from `first` on they are: most entries kept, milliseconds for which they are kept, then
-- ModerationEntry protobufs, of which there may be none
local function append_moderation(stream, at, arguments, first)
  for i = first + 2, #arguments do
    redis.call('XADD', stream, 'MAXLEN', '~', arguments[first], '*', 'data', arguments[i])
  end
  if #arguments >= first + 2 then
    redis.call('XTRIM', stream, 'MINID', '~', string.format('%.0f', math.max(0, at - arguments[first + 1])))
  end
end
