package io.openspeak.e2e.chaos;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** How commands fared, for whoever reads the figures of a run. */
final class Tally {

    private final AtomicLong answered = new AtomicLong();
    private final AtomicLong inDoubt = new AtomicLong();
    private final AtomicLong millis = new AtomicLong();
    private final AtomicLong replaced = new AtomicLong();
    private final AtomicLong moves = new AtomicLong();
    private final AtomicLong slow = new AtomicLong();

    void answered(Duration took) {
        answered.incrementAndGet();
        millis.addAndGet(took.toMillis());
    }

    void inDoubt() {
        inDoubt.incrementAndGet();
    }

    /** A seat was taken or left. */
    void moved() {
        moves.incrementAndGet();
    }

    /** A pod answered late though no connection broke: the machine is too busy, or something hangs. */
    void slow() {
        slow.incrementAndGet();
    }

    /** A client was sent away for good, since a pod carried out late what the client had given up. */
    void replacedByItself() {
        replaced.incrementAndGet();
    }

    long answered() {
        return answered.get();
    }

    @Override
    public String toString() {
        return answered + " commands answered after " + millis.get() / Math.max(1, answered.get()) + " ms on average, "
                + inDoubt + " in doubt, " + slow + " slow, " + moves.get()
                + " seats taken or left";
    }
}
