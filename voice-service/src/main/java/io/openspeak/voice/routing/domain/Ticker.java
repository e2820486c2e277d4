package io.openspeak.voice.routing.domain;

/** Time that only ever grows, for waits and ages; a wall clock that is set would drop everything at once. */
@FunctionalInterface
public interface Ticker {

    /** Nanoseconds since some fixed moment. */
    long nanos();
}
