package io.openspeak.platform.identity.grpc;

import com.netflix.concurrency.limits.limit.AbstractLimit;

/**
 * How many calls may be in progress: it shrinks by a tenth with each that failed for want of something, grows by one with each that
 * succeeded while there was a crowd, and is as large as ever once nothing failed for a while.
 */
final class FailureLimit extends AbstractLimit {

    /** A crowd that comes at once, say a thousand to one channel, is no overload as long as nothing fails. */
    static final int MOST = 4000;

    static final int LEAST = 20;

    private static final double SHRINK = 0.9;
    private static final long CALM_NANOS = 5_000_000_000L;

    private volatile long lastFailure;

    FailureLimit() {
        super(MOST);
    }

    @Override
    protected int _update(long startTime, long rtt, int inflight, boolean didDrop) {
        int now = getLimit();
        if (didDrop) {
            lastFailure = startTime + rtt;
            return Math.max(LEAST, (int) (now * SHRINK));
        }
        return inflight * 2 >= now ? Math.min(MOST, now + 1) : now;
    }

    /** Takes notice that time has passed. */
    void at(long now) {
        if (getLimit() < MOST && now - lastFailure > CALM_NANOS) {
            setLimit(MOST);
        }
    }
}
