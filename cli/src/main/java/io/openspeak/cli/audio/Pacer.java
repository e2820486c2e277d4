package io.openspeak.cli.audio;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;

/** Runs steps in real time: each at its own moment after the start, so that delays never add up. */
public final class Pacer {

    private final Duration step;
    private final LongSupplier nanoTime;

    public Pacer(Duration step) {
        this(step, System::nanoTime);
    }

    Pacer(Duration step, LongSupplier nanoTime) {
        this.step = step;
        this.nanoTime = nanoTime;
    }

    /** Runs {@code steps} steps; how many ran before it was asked to stop. */
    public int run(int steps, IntConsumer action, BooleanSupplier stopped) {
        long start = nanoTime.getAsLong();
        for (int done = 0; done < steps; done++) {
            long due = start + done * step.toNanos();
            for (long left = due - nanoTime.getAsLong(); left > 0; left = due - nanoTime.getAsLong()) {
                LockSupport.parkNanos(left);
            }
            if (stopped.getAsBoolean()) {
                return done;
            }
            action.accept(done);
        }
        return steps;
    }
}
