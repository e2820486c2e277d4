package io.openspeak.voice.relay.domain;

import java.time.Duration;

/**
 * How long to wait before a pod that could not be reached is tried again: doubled each time, and spread, so that pods that lost
 * the same pod do not come back in step.
 *
 * @param first wait after the first failure
 * @param longest longest wait
 */
public record Redial(Duration first, Duration longest) {

    private static final int MOST_DOUBLINGS = 16;

    /**
     * The wait.
     *
     * @param failures attempts that failed in a row, at least 1
     * @param random 0 to 1: takes the wait from the upper half of what it may be
     */
    public Duration after(int failures, double random) {
        long doubled = first.toMillis() << Math.min(failures - 1, MOST_DOUBLINGS);
        return Duration.ofMillis(Math.round(Math.min(doubled, longest.toMillis()) * (0.5 + random / 2)));
    }
}
