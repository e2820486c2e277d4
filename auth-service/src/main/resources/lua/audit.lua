-- Part of scripts (`-- #include audit`): writes down who did what; in the same script as the act, if it changed something.
-- stream: audit of the partition of whom or what the act is on
-- arguments, first: a list with AuditAppend.arguments from that index on, 11 of them:
--   at, milliseconds since 1970; keep, milliseconds; most, entries; actor; action; target; result; address; device; trace; count
local function audit(stream, arguments, first)
  local at, keep, most = arguments[first], arguments[first + 1], arguments[first + 2]
  redis.call('XADD', stream, 'MAXLEN', '~', most, '*',
    'at', at, 'actor', arguments[first + 3], 'action', arguments[first + 4], 'target', arguments[first + 5],
    'result', arguments[first + 6], 'address', arguments[first + 7], 'device', arguments[first + 8],
    'trace', arguments[first + 9], 'count', arguments[first + 10])
  redis.call('XTRIM', stream, 'MINID', '~', string.format('%.0f', at - keep))
end
