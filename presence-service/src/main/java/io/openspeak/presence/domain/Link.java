package io.openspeak.presence.domain;

import io.openspeak.platform.identity.PodId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * State of a session's connection.
 *
 * <pre>
 *   Live --break--> Reconnecting --until--> Lost --resumableUntil--> (gone)
 *    ^                  |                    |
 *    +-----resume-------+-------resume-------+        Live --goodbye--> (gone)
 * </pre>
 */
public sealed interface Link {

    /**
     * Connected.
     *
     * @param pod that holds the connection; null: none does, the session lives by heartbeats
     * @param connection the connection that carries the session now
     */
    record Live(@Nullable PodId pod, String connection) implements Link {

        /** True if that pod holds it. */
        public boolean isHeldBy(PodId other) {
            return other.equals(pod);
        }

        /** Its connection broke: others are told that it reconnects. */
        Reconnecting broken(Instant now, Times times) {
            return new Reconnecting(now.plus(times.reconnecting()), now.plus(times.resumable()));
        }
    }

    /**
     * Broken, and not yet a leave.
     *
     * @param until when others see it as gone
     * @param resumableUntil until when it may resume
     */
    record Reconnecting(Instant until, Instant resumableUntil) implements Link {

        /** It did not come back in time. */
        Lost lost() {
            return new Lost(resumableUntil);
        }
    }

    /**
     * Seen as gone by others, yet it may still resume.
     *
     * @param resumableUntil until when
     */
    record Lost(Instant resumableUntil) implements Link {}
}
