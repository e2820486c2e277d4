package io.openspeak.voice.routing.domain;

/**
 * How long a frame was under way, although the speaker's clock is not ours.
 *
 * <p>The difference between arrival (our time) and capture (theirs) is the clocks' offset plus the time under way. Its smallest
 * value of late is the offset plus the fastest way there is; what a frame has more than that is its age. The smallest value is
 * that of the current and the previous 15 s: long enough to outlast a network that stalls, short enough to forgive clocks that
 * drift apart or are set. So a delay that stays for more than 30 s goes unnoticed: it can't be told from a clock that was set.
 */
public final class AgeEstimate {

    private static final long WINDOW = 15_000;
    /** Milliseconds since 1970 in the year 5138: beyond, and at 0 or below, it is no time but a client that does not care. */
    private static final long PLAUSIBLE = 100_000_000_000_000L;

    private long smallest = Long.MAX_VALUE;
    private long smallestBefore = Long.MAX_VALUE;
    private long windowStart;

    /** Age in milliseconds, 0 if the capture time says nothing. */
    public long age(long arrivedNanos, long capturedAt) {
        if (capturedAt <= 0 || capturedAt > PLAUSIBLE) {
            return 0;
        }
        long arrived = arrivedNanos / 1_000_000;
        turnTo(arrived);
        long difference = arrived - capturedAt;
        smallest = Math.min(smallest, difference);
        return difference - Math.min(smallest, smallestBefore);
    }

    private void turnTo(long now) {
        long passed = now - windowStart;
        if (passed >= WINDOW) {
            smallestBefore = passed < 2 * WINDOW ? smallest : Long.MAX_VALUE;
            smallest = Long.MAX_VALUE;
            windowStart = now;
        }
    }
}
