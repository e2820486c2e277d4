-- Part of scripts that write visits (`-- #include erased_since`): whether the user's history was erased after a fact.
-- fence: key of the fact up to which it was erased, epoch and entry id; a script must get it as one of KEYS
-- epoch, entry: place of the fact in the user's log
local function erased_since(fence, epoch, entry)
  local erased_epoch, erased_millis, erased_number = string.match(redis.call('GET', fence) or '', '^(.*) (%d+)%-(%d+)$')
  local millis, number = string.match(entry, '^(%d+)%-(%d+)$')
  return erased_epoch == epoch
    and (tonumber(millis) < tonumber(erased_millis)
      or (millis == erased_millis and tonumber(number) <= tonumber(erased_number)))
end
