package io.openspeak.presence.domain;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.SessionId;
import org.jspecify.annotations.Nullable;

/**
 * Where a user sits, as channel-service says.
 *
 * @param channel the channel; null: nowhere
 * @param order of the seat that was taken or left last, which all channels have in common: facts of older seats are ignored, in
 *     whatever order the facts of different channels come
 * @param session that holds the seat; null: the user as a whole
 */
public record Seat(
        @Nullable ChannelId channel, long order, @Nullable SessionId session) {

    /** Nowhere, and nothing known of before. */
    public static final Seat NONE = new Seat(null, 0, null);

    /** True if a seat of that order may be the one that the user has now: it is not older, and was not left. */
    boolean mayBecome(long taken) {
        return taken > order || (taken == order && channel != null);
    }
}
