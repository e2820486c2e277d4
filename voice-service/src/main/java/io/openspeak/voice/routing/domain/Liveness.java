package io.openspeak.voice.routing.domain;

import java.time.Duration;

/** When a connection is to be pinged, and when it has to end. */
public final class Liveness {

    private final long pingInterval;
    private final long end;
    private final Patience hearing;
    private long nextPing;

    /** What a connection needs now. */
    public enum Need {
        NOTHING,
        PING,
        END_SILENT,
        END_EXPIRED
    }

    /**
     * @param validFor until the token and its grace end
     * @param random 0 to 1: spreads the first pings of connections that came together
     */
    public Liveness(Duration pingInterval, Duration silence, Duration validFor, double random, long now) {
        this.pingInterval = pingInterval.toNanos();
        end = now + validFor.toNanos();
        hearing = new Patience(silence, now);
        nextPing = now + (long) (random * this.pingInterval);
    }

    /** Something came from the client. */
    public void heard(long now) {
        hearing.sign(now);
    }

    /**
     * What is due now, asked several times a second; a ping counts as sent.
     *
     * @param random 0 to 1: varies the interval by a fifth
     */
    public Need need(long now, double random) {
        if (now - end >= 0) {
            return Need.END_EXPIRED;
        }
        if (hearing.isOver(now)) {
            return Need.END_SILENT;
        }
        if (now - nextPing < 0) {
            return Need.NOTHING;
        }
        nextPing = now + (long) (pingInterval * (0.8 + 0.4 * random));
        return Need.PING;
    }
}
