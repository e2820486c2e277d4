package io.openspeak.presence.rooms;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.redis.log.LogPosition;
import java.time.Instant;

/**
 * A message to a room, as the log has it.
 *
 * @param room which
 * @param direct true if that is a direct conversation
 * @param json JSON object, as it was published: may be written into another JSON text as it stands
 * @param at when it was published
 * @param position of its fact
 */
public record RoomMessage(ChannelId room, boolean direct, String json, Instant at, LogPosition position) {}
