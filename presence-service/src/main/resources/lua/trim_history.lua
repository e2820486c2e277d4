-- Part of scripts that add complete entries to a user's history (`-- #include trim_history`): forgets its oldest entries.
-- What is left begins with a complete entry, and one that is not after kept_since, so that it tells all from then on.
-- stream: key of the history
-- kept_since: milliseconds since 1970; max_entries: number
local complete_fields = 10

local function trim_history(stream, kept_since, max_entries)
  local surplus = redis.call('XLEN', stream) - max_entries
  local seen = 0
  local first
  local from = '-'
  repeat
    local entries = redis.call('XRANGE', stream, from, '+', 'COUNT', 100)
    local droppable = false
    for _, entry in ipairs(entries) do
      local at = tonumber(string.match(entry[1], '^%d+'))
      droppable = at <= kept_since or (first and first.dropped or 0) < surplus
      if droppable and #entry[2] == complete_fields then
        first = {id = entry[1], dropped = seen}
      end
      seen = seen + 1
      from = '(' .. entry[1]
    end
    -- A few at a time are enough, as long as each time some go: this is called more often than they come.
  until #entries < 100 or not droppable or (first and first.dropped > 0)
  if first and first.dropped > 0 then
    redis.call('XTRIM', stream, 'MINID', first.id)
  end
end
