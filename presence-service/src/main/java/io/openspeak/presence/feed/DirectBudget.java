package io.openspeak.presence.feed;

import java.time.Duration;
import java.time.Instant;

/** How many changes may be told one by one within a window of time. */
final class DirectBudget {

    private final int most;
    private final Duration window;
    private Instant windowEnd = Instant.EPOCH;
    private int left;

    DirectBudget(int most, Duration window) {
        this.most = most;
        this.window = window;
    }

    /** True if one more may be told now. */
    boolean take(Instant now) {
        if (!now.isBefore(windowEnd)) {
            renew(now);
        }
        if (left == 0) {
            return false;
        }
        left--;
        return true;
    }

    /** How long what is held has to wait. */
    Duration untilNext(Instant now) {
        return left > 0 || !now.isBefore(windowEnd) ? Duration.ZERO : Duration.between(now, windowEnd);
    }

    /** A window begins. */
    void renew(Instant now) {
        windowEnd = now.plus(window);
        left = most;
    }
}
