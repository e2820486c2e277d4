package io.openspeak.bench.load.voice;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** The time that is measured, as {@link System#nanoTime}: a frame counts if it was captured in it, whenever it arrives. */
record Window(long start, long end) {

    static Window after(Duration warmUp, Duration measured) {
        long start = System.nanoTime() + warmUp.toNanos();
        return new Window(start, start + measured.toNanos());
    }

    boolean holds(long nanos) {
        return nanos - start >= 0 && nanos - end < 0;
    }

    void awaitStart() {
        awaitTime(start);
    }

    void awaitEnd() {
        awaitTime(end);
    }

    static void awaitTime(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
