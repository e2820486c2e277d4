package io.openspeak.platform.identity.grpc;

import io.openspeak.platform.identity.Allowance;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * What callers have spent of their allowance at this pod, in memory that never grows: each caller has one of a fixed number of
 * places, and two who meet in one share it. Where one lands is not to be foreseen from outside.
 */
final class CallRates {

    private static final int PLACES = 1 << 16;

    private final AtomicLongArray spentUntil = new AtomicLongArray(PLACES);
    private final int seed = new SecureRandom().nextInt();
    private final Allowance allowance;

    CallRates(Allowance allowance) {
        this.allowance = allowance;
    }

    /** Counts a call and returns 0, or the microseconds that the caller has to wait, and counts nothing. */
    long take(String caller, long nowMicros) {
        int place = place(caller);
        while (true) {
            long spent = spentUntil.get(place);
            long wait = allowance.waitMicros(spent, nowMicros);
            if (wait > 0 || spentUntil.compareAndSet(place, spent, allowance.spentUntilAfter(spent, nowMicros))) {
                return wait;
            }
        }
    }

    private int place(String caller) {
        int hash = seed;
        for (int i = 0; i < caller.length(); i++) {
            hash = (hash ^ caller.charAt(i)) * 0x01000193;
        }
        return (hash ^ hash >>> 16) & PLACES - 1;
    }
}
