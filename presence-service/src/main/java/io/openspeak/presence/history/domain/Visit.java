package io.openspeak.presence.history.domain;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A user's stay in a channel.
 *
 * @param from first instant in it
 * @param until first instant out of it; null: still there
 */
public record Visit(
        UserId user,
        ChannelId channel,
        Instant from,
        @Nullable Instant until) {

    /** True if the user was there at that instant. */
    public boolean holdsAt(Instant instant) {
        return !instant.isBefore(from) && (until == null || instant.isBefore(until));
    }
}
