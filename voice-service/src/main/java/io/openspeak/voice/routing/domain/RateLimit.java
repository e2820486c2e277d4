package io.openspeak.voice.routing.domain;

/** So many a second, with a burst of one second's worth (generic cell rate algorithm: one number instead of a bucket). */
public final class RateLimit {

    private static final long SECOND = 1_000_000_000L;

    private final long interval;
    private long nextDue;

    public RateLimit(int perSecond, long now) {
        interval = SECOND / perSecond;
        nextDue = now;
    }

    /** True if one more is within the limit. */
    public boolean take(long now) {
        long from = nextDue - now > 0 ? nextDue : now;
        if (from - now > SECOND - interval) {
            return false;
        }
        nextDue = from + interval;
        return true;
    }
}
