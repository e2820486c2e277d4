package io.openspeak.cli.audio;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/** Lets steps begin in real time: each at its own moment after the first, so that delays never add up. */
public final class Pacer {

    private final Duration step;
    private final LongSupplier nanoTime;
    private long start;
    private boolean started;

    public Pacer(Duration step) {
        this(step, System::nanoTime);
    }

    Pacer(Duration step, LongSupplier nanoTime) {
        this.step = step;
        this.nanoTime = nanoTime;
    }

    /** Waits for the moment of a step; the first one asked for is now. */
    public void await(int index) {
        if (!started) {
            started = true;
            start = nanoTime.getAsLong() - index * step.toNanos();
        }
        long due = start + index * step.toNanos();
        for (long left = due - nanoTime.getAsLong(); left > 0; left = due - nanoTime.getAsLong()) {
            LockSupport.parkNanos(left);
        }
    }
}
