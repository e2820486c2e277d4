package io.openspeak.voice.routing.domain;

import java.time.Duration;

/**
 * How long to wait for a sign of somebody, for one who looks several times a second. Time in which nobody looked does not count: this
 * process stood still, so what came meanwhile has not been read yet, and what should have been asked was not.
 */
public final class Patience {

    private static final long LOOKS_AT_LEAST_EVERY = 1_000_000_000L;

    private final long most;
    private long lastSign;
    private long lastLook;
    private long excused;

    public Patience(Duration most, long now) {
        this.most = most.toNanos();
        lastSign = now;
        lastLook = now;
    }

    /** There was a sign. */
    public void sign(long now) {
        lastSign = now;
        lastLook = now;
        excused = 0;
    }

    /** Looks; true: it is over. */
    public boolean isOver(long now) {
        long unseen = now - lastLook;
        if (unseen > LOOKS_AT_LEAST_EVERY) {
            excused += unseen;
        }
        lastLook = now;
        return now - lastSign - excused >= most;
    }
}
