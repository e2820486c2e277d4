package io.openspeak.e2e.chaos;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Notices when this machine let the test wait, and so maybe the pods: what was late then says nothing about them. */
final class Pulse {

    static final Duration EVERY = Duration.ofMillis(100);

    private static final Duration STOOD_STILL = Duration.ofMillis(800);

    private final Oracle oracle;
    private @Nullable Instant last;
    private int stops;

    Pulse(Oracle oracle) {
        this.oracle = oracle;
    }

    /** Called every {@link #EVERY}, or later. */
    synchronized void beat(Instant now) {
        Span since = new Span(last == null ? now : last, now);
        last = now;
        if (since.length().compareTo(STOOD_STILL) > 0) {
            stops++;
            oracle.trouble(new Trouble("the machine stood still", Plan.ALL_PODS, since));
        }
    }

    @Override
    public synchronized String toString() {
        return "the machine stood still " + stops + " times";
    }
}
