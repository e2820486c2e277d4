package io.openspeak.client.playout;

import java.util.Arrays;

/** How a speaker's packets come: the fastest way they took of late, and how much the others differ from one to the next. */
final class NetworkDelay {

    /** Packets after which the fastest is forgotten: a way that became longer, or clocks that drift apart, are not excess delay. */
    private static final int WINDOW = 128;

    /** RFC 3550, section 6.4.1. */
    private static final double GAIN = 1.0 / 16;

    /** Half a second of speech. */
    private static final int KNOWN_AFTER = 25;

    private static final long CLOCK_STEP_MS = 1_000;

    private final long[] transits = new long[WINDOW];
    private int count;
    private long seen;
    private long last;
    private long lastArrival;
    private double jitter;

    /** Takes note of a packet; both times in milliseconds, of clocks that need not agree. */
    void arrived(long capturedAt, long arrivedAt) {
        long transit = arrivedAt - capturedAt;
        if (transit - last > CLOCK_STEP_MS && arrivedAt - lastArrival < CLOCK_STEP_MS / 2) {
            count = 0; // No way becomes so much longer from one packet to the next: the speaker's clock was set back.
        }
        if (count > 0) {
            jitter += (Math.abs(transit - last) - jitter) * GAIN;
        }
        last = transit;
        lastArrival = arrivedAt;
        seen++;
        transits[count++ % WINDOW] = transit;
    }

    /** The clocks, or what is counted by them, are other ones since. */
    void forget() {
        count = 0;
    }

    /** How much later than by the fastest way a packet is, if it is played now. */
    long behind(long capturedAt, long now) {
        return now - capturedAt - fastest();
    }

    private long fastest() {
        return Arrays.stream(transits, 0, Math.min(count, WINDOW)).min().orElse(0);
    }

    /** Enough came to judge by. */
    boolean isKnown() {
        return seen >= KNOWN_AFTER;
    }

    double jitter() {
        return jitter;
    }
}
