package io.openspeak.presence.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a user is seen.
 *
 * @param status over all devices, as the user itself sees it
 * @param reconnectingUntil set while only reconnecting sessions are left
 * @param text custom text; empty: none
 */
public record Shown(Status status, @Nullable Instant reconnectingUntil, String text) {

    /** Of somebody without a session. */
    public static final Shown OFFLINE = new Shown(Status.OFFLINE, null, "");
}
