package io.openspeak.voice.floor.domain;

import org.jspecify.annotations.Nullable;

/**
 * One connection's hold of a floor, as its frames see it: a token, and a deadline by the clock that only grows.
 *
 * <p>The deadline is the start of the last successful renewal plus the lease. A pod that was stopped finds it passed, whatever
 * it remembers, so it never forwards what is stale. Read for each frame without a lock; a renewal puts a new one in place.
 */
public final class Grip {

    private volatile @Nullable Hold hold;

    private record Hold(long token, long deadline) {}

    /** May talk under this token until the deadline. */
    public void open(long token, long deadlineNanos) {
        hold = new Hold(token, deadlineNanos);
    }

    /** May talk under this token no longer than until the deadline. */
    public void limit(long token, long deadlineNanos) {
        Hold held = hold;
        if (held != null && held.token() == token && deadlineNanos - held.deadline() < 0) {
            hold = new Hold(token, deadlineNanos);
        }
    }

    /** May not talk under any other token. */
    public void keepOnly(long token) {
        Hold held = hold;
        if (held != null && held.token() != token) {
            hold = null;
        }
    }

    /** May not talk. */
    public void close() {
        hold = null;
    }

    /** The token under which may be talked now; 0: none. */
    public long token(long nowNanos) {
        Hold held = hold;
        return held != null && nowNanos - held.deadline() < 0 ? held.token() : 0;
    }
}
