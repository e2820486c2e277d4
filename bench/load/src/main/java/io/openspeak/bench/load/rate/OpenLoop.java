package io.openspeak.bench.load.rate;

import io.openspeak.bench.load.measure.Meter;
import io.openspeak.bench.load.measure.Numbers;
import io.openspeak.bench.load.measure.Usage;
import io.openspeak.bench.load.measure.Window;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Makes calls at a given rate whatever their answers take, as many independent people do.
 *
 * <p>A delay counts from when the call was due, not from when it could be sent: else a server that stalls would keep the very
 * calls from being made that would have shown it.
 */
public final class OpenLoop {

    private static final int MOST_OPEN = 20_000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Meter meter;

    public OpenLoop(Meter meter) {
        this.meter = meter;
    }

    public Step run(String name, double perSecond, Duration time, Calls calls) throws InterruptedException {
        Tally tally = new Tally();
        Semaphore room = new Semaphore(MOST_OPEN);
        long due = Math.round(perSecond * Numbers.seconds(time));
        Meter.Reading before = meter.read();
        long begin = System.nanoTime();
        for (long number = 0; number < due; number++) {
            long at = begin + Math.round(number * 1e9 / perSecond);
            Window.awaitTime(at);
            if (room.tryAcquire()) {
                calls.start(number, failure -> {
                    if (failure == null) {
                        tally.well(System.nanoTime() - at);
                    } else {
                        tally.failed(failure, 1);
                    }
                    room.release();
                });
            } else {
                tally.failed("too_many_open", 1);
            }
        }
        Window.awaitTime(begin + time.toNanos());
        boolean all = room.tryAcquire(MOST_OPEN, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        // Late answers are part of what the calls cost.
        Meter.Reading after = meter.read();
        if (!all) {
            tally.failed("unanswered", MOST_OPEN - room.availablePermits());
        }
        return tally.step(name, perSecond, Usage.between(before, after));
    }
}
