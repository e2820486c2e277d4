-- Part of scripts that change a channel: puts what only the script knows into a ChannelFact that was serialized without it.
-- Parts of a protobuf message may follow each other in any order, and a message that occurs twice is merged: so these parts are
-- just appended.
local function varint(number)
  local bytes = ''
  while number >= 128 do
    bytes = bytes .. string.char(number % 128 + 128)
    number = math.floor(number / 128)
  end
  return bytes .. string.char(number)
end

-- The channel's new version: field 2.
local function versioned_fact(data, version)
  return data .. string.char(2 * 8) .. varint(version)
end

-- For a fact that holds the channel itself (field 5, created, or 6, updated): also its member_count (12) and version (14).
local function channel_fact(data, field, members, version)
  local channel = string.char(12 * 8) .. varint(members) .. string.char(14 * 8) .. varint(version)
  return versioned_fact(data, version) .. string.char(field * 8 + 2) .. varint(#channel) .. channel
end
