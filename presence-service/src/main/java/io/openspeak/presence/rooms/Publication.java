package io.openspeak.presence.rooms;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import java.util.Optional;

/**
 * A message that a service wants to be told to a room.
 *
 * @param publisher the service
 * @param room where to
 * @param direct true if that is a direct conversation
 * @param json JSON object
 * @param commandId the publisher's name for the act: the same one again is not a second message
 */
public record Publication(UserId publisher, ChannelId room, boolean direct, String json, Optional<String> commandId) {}
