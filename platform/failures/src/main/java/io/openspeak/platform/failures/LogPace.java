package io.openspeak.platform.failures;

import java.util.OptionalLong;

/** Lets so many entries of a second be written, and counts the others: a log must not be what brings a struggling service down. */
final class LogPace {

    private static final int MOST_IN_A_SECOND = 10;
    private static final long SECOND_NANOS = 1_000_000_000;

    private long began;
    private int written;
    private long unwritten;

    /** How many entries were not written since the last one that was; empty: nor is this one. */
    synchronized OptionalLong take(long now) {
        if (written == 0 || now - began >= SECOND_NANOS) {
            began = now;
            written = 0;
        }
        if (written == MOST_IN_A_SECOND) {
            unwritten++;
            return OptionalLong.empty();
        }
        written++;
        long missed = unwritten;
        unwritten = 0;
        return OptionalLong.of(missed);
    }
}
