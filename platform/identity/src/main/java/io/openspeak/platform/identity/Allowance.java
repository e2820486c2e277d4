package io.openspeak.platform.identity;

import java.time.Duration;

/**
 * How often something may be done: so many times at once, and once more each interval (the generic cell rate algorithm, ITU-T
 * I.371). What was done is kept as one number, the time until which the allowance is spent; one in the past is as good as none.
 *
 * @param burst times at once, at least 1
 * @param everyMicros interval after which one more is allowed, microseconds
 */
public record Allowance(int burst, long everyMicros) {

    public Allowance {
        if (burst < 1 || everyMicros < 1) {
            throw new IllegalArgumentException(
                    burst + " at once, one more each " + everyMicros + " us: expected at least 1 of both");
        }
    }

    /** So many at once and one more each interval. */
    public static Allowance of(int burst, Duration every) {
        return new Allowance(burst, every.toNanos() / 1_000);
    }

    /** So many at once and so many each second. */
    public static Allowance perSecond(int burst, int perSecond) {
        return new Allowance(burst, Math.max(1, 1_000_000 / Math.max(1, perSecond)));
    }

    /** Microseconds until it may be done again; 0: now. */
    public long waitMicros(long spentUntil, long now) {
        return Math.max(0, Math.max(0, spentUntil - now) - (burst - 1) * everyMicros);
    }

    /** Until when it is spent once it is done now. */
    public long spentUntilAfter(long spentUntil, long now) {
        return Math.max(spentUntil, now) + everyMicros;
    }
}
