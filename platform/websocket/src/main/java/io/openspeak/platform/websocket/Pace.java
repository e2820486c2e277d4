package io.openspeak.platform.websocket;

import io.openspeak.platform.identity.Allowance;
import java.time.Clock;

/** An allowance, and what is spent of it; one thread at a time. */
public final class Pace {

    private static final long MICROS = 1_000;

    private final Allowance allowance;
    private final Clock clock;
    private long spentUntil;

    public Pace(Allowance allowance, Clock clock) {
        this.allowance = allowance;
        this.clock = clock;
    }

    /** Spends one; false: there is none left now. */
    public boolean take() {
        long now = clock.millis() * MICROS;
        if (allowance.waitMicros(spentUntil, now) > 0) {
            return false;
        }
        spentUntil = allowance.spentUntilAfter(spentUntil, now);
        return true;
    }
}
