package io.openspeak.bench.load.rate;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Makes a number of calls as fast as their answers come, so many at a time. */
public final class ClosedLoop {

    private static final int AT_ONCE = 128;

    private ClosedLoop() {}

    /** How long it took; fails with the first reason if a call failed. */
    public static Duration run(long from, long to, Calls calls) throws InterruptedException {
        return run(from, to, AT_ONCE, calls);
    }

    /** The same with so many calls at a time. */
    public static Duration run(long from, long to, int atOnce, Calls calls) throws InterruptedException {
        Semaphore room = new Semaphore(atOnce);
        AtomicReference<@Nullable String> failed = new AtomicReference<>();
        long begin = System.nanoTime();
        for (long number = from; number < to && failed.get() == null; number++) {
            room.acquire();
            long which = number;
            calls.start(which, failure -> {
                if (failure != null) {
                    failed.compareAndSet(null, "call " + which + " of " + to + " failed: " + failure);
                }
                room.release();
            });
        }
        room.acquire(atOnce);
        String failure = failed.get();
        if (failure != null) {
            throw new IllegalStateException(failure);
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
