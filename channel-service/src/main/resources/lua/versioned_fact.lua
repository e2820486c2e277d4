-- Part of scripts that change a channel: puts the channel's new version into a ChannelFact that was serialized without it.
-- Parts of a protobuf message may follow each other in any order, so field 2 (a varint) is just appended.
local function versioned_fact(data, version)
  local bytes = data .. string.char(2 * 8)
  while version >= 128 do
    bytes = bytes .. string.char(version % 128 + 128)
    version = math.floor(version / 128)
  end
  return bytes .. string.char(version)
end
