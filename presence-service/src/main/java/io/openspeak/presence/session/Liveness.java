package io.openspeak.presence.session;

import java.time.Duration;
import java.time.Instant;

/**
 * Whether the client of a connection is still there, and its token still good. Time in which no beat came although one was due does not
 * count as silence: this pod stood still, so what came meanwhile has not been read yet, and nobody was asked.
 */
final class Liveness {

    private final Duration longestPause;
    private Duration silence;
    private Instant lastHeard;
    private Instant lastBeat;
    private Duration excused = Duration.ZERO;

    /** What a connection needs at a beat. */
    enum Need {
        PING,
        END_SILENT,
        END_EXPIRED
    }

    /**
     * @param silence how long the client may say nothing
     * @param longestPause most time between beats, unless they are held up
     */
    Liveness(Duration silence, Duration longestPause, Instant now) {
        this.silence = silence;
        this.longestPause = longestPause;
        lastHeard = now;
        lastBeat = now;
    }

    /** From now on the client may say nothing for that long. */
    synchronized void allow(Duration changed) {
        silence = changed;
    }

    /** The client said anything. */
    synchronized void heard(Instant now) {
        lastHeard = now;
        excused = Duration.ZERO;
    }

    /**
     * What is due at a beat.
     *
     * @param validUntil when the token and its grace end
     */
    synchronized Need beat(Instant now, Instant validUntil) {
        Duration pause = Duration.between(lastBeat, now);
        if (pause.compareTo(longestPause) > 0) {
            excused = excused.plus(unheard(pause, now));
        }
        lastBeat = now;
        if (!lastHeard.plus(excused).plus(silence).isAfter(now)) {
            return Need.END_SILENT;
        }
        return validUntil.isAfter(now) ? Need.PING : Need.END_EXPIRED;
    }

    /** As much of a pause as nothing was heard in. */
    private Duration unheard(Duration pause, Instant now) {
        Duration sinceHeard = Duration.between(lastHeard, now);
        return pause.compareTo(sinceHeard) < 0 ? pause : sinceHeard;
    }
}
