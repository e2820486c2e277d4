package io.openspeak.e2e.chaos;

import java.time.Duration;
import java.time.Instant;

/**
 * A time from one instant to another.
 *
 * @param to {@link Instant#MAX} while it lasts
 */
record Span(Instant from, Instant to) {

    boolean contains(Instant when) {
        return !when.isBefore(from) && !when.isAfter(to);
    }

    boolean overlaps(Span other) {
        return !from.isAfter(other.to) && !other.from.isAfter(to);
    }

    Duration length() {
        return Duration.between(from, to);
    }
}
