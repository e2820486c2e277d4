package io.openspeak.e2e;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * How long this machine kept a thread waiting that only wanted to look at the clock: no service is quicker than that, so it is added to
 * what a promise allows. Times are those of {@link System#nanoTime}.
 */
final class Standstill {

    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final Queue<Late> SEEN = new ConcurrentLinkedQueue<>();
    private static volatile long lastLook = System.nanoTime();

    /** A look that came late, and by how much. */
    private record Late(long at, long nanos) {}

    static {
        Thread watching = new Thread(Standstill::look, "standstill");
        watching.setDaemon(true);
        watching.start();
    }

    private Standstill() {}

    /** Looks from now on, at the latest. */
    static void watch() {
        // Loading the class did it.
    }

    private static void look() {
        while (true) {
            long before = System.nanoTime();
            LockSupport.parkNanos(LOOK_NANOS);
            long now = System.nanoTime();
            long late = now - before - LOOK_NANOS;
            if (late > LOOK_NANOS) {
                SEEN.add(new Late(now, late));
            }
            lastLook = now;
        }
    }

    /** What is promised, and how long the machine stood still meanwhile. */
    static Duration added(Duration promised, long from, long to) {
        while (lastLook - to <= 0) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
        long still = SEEN.stream()
                .filter(late -> late.at() - from > 0 && late.at() - late.nanos() - to < 0)
                .mapToLong(Late::nanos)
                .sum();
        return promised.plusNanos(still);
    }
}
