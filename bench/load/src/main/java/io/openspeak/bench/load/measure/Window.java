package io.openspeak.bench.load.measure;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** The time that is measured, as {@link System#nanoTime}: a frame counts if it was captured in it, whenever it arrives. */
public record Window(long start, long end) {

    public static Window after(Duration warmUp, Duration measured) {
        long start = System.nanoTime() + warmUp.toNanos();
        return new Window(start, start + measured.toNanos());
    }

    public boolean holds(long nanos) {
        return nanos - start >= 0 && nanos - end < 0;
    }

    public void awaitStart() {
        awaitTime(start);
    }

    public void awaitEnd() {
        awaitTime(end);
    }

    public static void awaitTime(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
