package io.openspeak.presence.rooms;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import java.time.Instant;

/**
 * Somebody types.
 *
 * @param room where
 * @param direct true if that is a direct conversation
 * @param user who
 * @param name its display name
 * @param at when it was reported
 */
public record Typing(ChannelId room, boolean direct, UserId user, String name, Instant at) {}
