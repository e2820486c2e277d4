package io.openspeak.client.call;

import java.time.Duration;

/** How long to wait before the n-th attempt: the first at once, then doubling up to a bound, with jitter. */
public record Backoff(Duration first, Duration longest) {

    /** 0.2 s doubling to 5 s. */
    public static final Backoff DEFAULT = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(5));

    private static final int MOST_DOUBLINGS = 30;

    public Backoff {
        if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException(
                    "back-off from " + first + " to " + longest + ", expected 0 < first <= longest");
        }
    }

    /**
     * The wait before an attempt.
     *
     * @param failures attempts that failed before it
     * @param random from 0 (inclusive) to 1: spreads clients that lost the same pod over the upper half of the wait
     */
    public Duration before(int failures, double random) {
        if (failures <= 0) {
            return Duration.ZERO;
        }
        long doubled = first.toMillis() << Math.min(failures - 1, MOST_DOUBLINGS);
        long bounded = Math.min(doubled, longest.toMillis());
        return Duration.ofMillis(Math.round(bounded * (0.5 + random / 2)));
    }
}
