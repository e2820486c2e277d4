package io.openspeak.presence.session;

import java.time.Duration;
import java.time.Instant;

/** Whether the client of a connection is still there, and its token still good. */
final class Liveness {

    private Duration silence;
    private Instant lastHeard;

    /** What a connection needs at a beat. */
    enum Need {
        PING,
        END_SILENT,
        END_EXPIRED
    }

    /** @param silence how long the client may say nothing */
    Liveness(Duration silence, Instant now) {
        this.silence = silence;
        lastHeard = now;
    }

    /** From now on the client may say nothing for that long. */
    synchronized void allow(Duration changed) {
        silence = changed;
    }

    /** The client said anything. */
    synchronized void heard(Instant now) {
        lastHeard = now;
    }

    /** True if the client was heard after that. */
    synchronized boolean heardSince(Instant when) {
        return lastHeard.isAfter(when);
    }

    /**
     * What is due at a beat.
     *
     * @param validUntil when the token and its grace end
     */
    synchronized Need beat(Instant now, Instant validUntil) {
        if (!lastHeard.plus(silence).isAfter(now)) {
            return Need.END_SILENT;
        }
        return validUntil.isAfter(now) ? Need.PING : Need.END_EXPIRED;
    }
}
