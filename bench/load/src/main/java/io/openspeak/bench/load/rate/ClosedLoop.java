package io.openspeak.bench.load.rate;

import io.openspeak.client.call.Backoff;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes a number of calls as fast as their answers come, so many at a time.
 *
 * <p>A call that the server could not take just then is tried again a few times, each time after a longer while: one such
 * answer among a million must not end a run of an hour. How many there were is told.
 */
public final class ClosedLoop {

    /**
     * What it took.
     *
     * @param time until the last answer, waits before further tries included
     * @param triedAgain calls that needed more than one try
     */
    public record Run(Duration time, long triedAgain) {}

    private static final int AT_ONCE = 128;
    private static final int MOST_TRIES = 10;

    /** What the contracts call safe to try again. */
    private static final Set<String> PASSING = Set.of("unavailable", "overloaded", "rate_limited");

    private final Consumer<String> progress;
    private final Backoff backoff;

    /** One that tells there how many calls were tried again, if any. */
    public ClosedLoop(Consumer<String> progress) {
        this(progress, Backoff.DEFAULT);
    }

    ClosedLoop(Consumer<String> progress, Backoff backoff) {
        this.progress = progress;
        this.backoff = backoff;
    }

    /** Calls of these numbers; fails with the first reason if one failed for good. */
    public Run run(long from, long to, Calls calls) throws InterruptedException {
        return run(from, to, AT_ONCE, calls);
    }

    /** The same with so many calls at a time. */
    public Run run(long from, long to, int atOnce, Calls calls) throws InterruptedException {
        Open open = new Open(to, calls, new Semaphore(atOnce));
        long begin = System.nanoTime();
        for (long number = from; number < to && open.failed.get() == null; number++) {
            open.room.acquire();
            open.make(number, 1);
        }
        open.room.acquire(atOnce);
        Duration time = Duration.ofNanos(System.nanoTime() - begin);
        long triedAgain = open.triedAgain.get();
        if (triedAgain > 0) {
            progress.accept(triedAgain + (triedAgain == 1 ? " call was" : " calls were") + " tried again");
        }
        String failure = open.failed.get();
        if (failure != null) {
            throw new IllegalStateException(failure);
        }
        return new Run(time, triedAgain);
    }

    /** The calls of one run that are under way. */
    private final class Open {

        private final long to;
        private final Calls calls;
        private final Semaphore room;
        private final AtomicReference<@Nullable String> failed = new AtomicReference<>();
        private final AtomicLong triedAgain = new AtomicLong();

        Open(long to, Calls calls, Semaphore room) {
            this.to = to;
            this.calls = calls;
            this.room = room;
        }

        void make(long number, int tried) {
            calls.start(number, failure -> ended(number, tried, failure));
        }

        private void ended(long number, int tried, @Nullable String failure) {
            if (failure == null || failed.get() != null) {
                room.release();
            } else if (PASSING.contains(failure) && tried < MOST_TRIES) {
                if (tried == 1) {
                    triedAgain.incrementAndGet();
                }
                makeLater(number, tried);
            } else {
                fail(number, failure, tried);
            }
        }

        private void makeLater(long number, int tried) {
            long millis = backoff.before(tried, ThreadLocalRandom.current().nextDouble())
                    .toMillis();
            CompletableFuture.runAsync(
                            () -> make(number, tried + 1),
                            CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS))
                    .whenComplete((made, thrown) -> {
                        if (thrown != null) {
                            fail(number, thrown.toString(), tried + 1);
                        }
                    });
        }

        private void fail(long number, String failure, int tries) {
            String told = "call " + number + " of " + to + " failed: " + failure;
            failed.compareAndSet(null, tries == 1 ? told : told + ", tried " + tries + " times");
            room.release();
        }
    }
}
