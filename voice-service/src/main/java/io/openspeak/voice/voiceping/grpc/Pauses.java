package io.openspeak.voice.voiceping.grpc;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Pauses between tries: each about twice as long as the one before, up to a bound, and never the same for all who try. */
final class Pauses {

    private final Duration first;
    private final Duration longest;
    private Duration next;

    Pauses(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
        next = first;
    }

    /** How many milliseconds to wait now: between half of what is due and all of it. */
    long next() {
        long most = next.toMillis();
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(longest) < 0 ? doubled : longest;
        return most / 2 + ThreadLocalRandom.current().nextLong(most / 2 + 1);
    }

    /** It worked. */
    void reset() {
        next = first;
    }
}
