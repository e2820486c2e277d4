package io.openspeak.presence.domain;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.SessionId;
import org.jspecify.annotations.Nullable;

/**
 * Where a user sits, as channel-service says.
 *
 * @param channel the channel; null: nowhere
 * @param lastChannel the channel that {@code version} belongs to
 * @param version of that channel when the user joined or left: older facts about it are ignored
 * @param session that holds the seat; null: the user as a whole
 */
public record Seat(
        @Nullable ChannelId channel,
        @Nullable ChannelId lastChannel,
        long version,
        @Nullable SessionId session) {

    /** Nowhere, and nothing known of before. */
    public static final Seat NONE = new Seat(null, null, 0, null);

    boolean isOlder(ChannelId ofChannel, long factVersion) {
        return ofChannel.equals(lastChannel) && factVersion <= version;
    }
}
