package io.openspeak.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ctrl-C as something to wait for: what runs until then ends properly instead of being torn down. */
public final class StopSignal {

    private volatile CountDownLatch pending = new CountDownLatch(1);
    private volatile Runnable wake = () -> {};
    private volatile boolean ending;

    /** Asks whatever runs to come to its end. */
    public void stop() {
        pending.countDown();
        wake.run();
    }

    /** What else ends the waiting that goes on now, for those who can't wait here; replaces the one before. */
    public void onStop(Runnable action) {
        wake = action;
    }

    /** Asks the whole program to come to its end; stays so. */
    public void end() {
        ending = true;
        stop();
    }

    public boolean ending() {
        return ending;
    }

    public boolean stopped() {
        return pending.getCount() == 0;
    }

    /** Waits; true: asked to stop. */
    public boolean await(Duration time) {
        try {
            return pending.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Forgets an earlier signal: the next command of a shell begins. */
    public void reset() {
        if (!ending) {
            pending = new CountDownLatch(1);
        }
    }
}
