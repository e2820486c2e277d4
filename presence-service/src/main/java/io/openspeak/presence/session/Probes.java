package io.openspeak.presence.session;

/** The pings of a connection, by number, and which of them its client has answered. Numbers begin with 1. */
final class Probes {

    private long asked;
    private long answered;

    /** The number of the next ping. */
    synchronized long next() {
        return ++asked;
    }

    /** The client sent that number back; one that was never sent is none. */
    synchronized void answered(long number) {
        if (number <= asked && number > answered) {
            answered = number;
        }
    }

    /** True if that ping was answered, or one that came after it. */
    synchronized boolean isAnswered(long number) {
        return answered >= number;
    }
}
