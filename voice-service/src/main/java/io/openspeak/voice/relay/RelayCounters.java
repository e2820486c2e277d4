package io.openspeak.voice.relay;

import io.openspeak.voice.routing.domain.RoutingCounters;
import java.util.concurrent.atomic.LongAdder;

/** What the relay counts: what goes to other pods, as for any listener; what comes from them; and its streams. */
public final class RelayCounters {

    private final RoutingCounters out = new RoutingCounters();
    private final LongAdder framesIn = new LongAdder();
    private final LongAdder late = new LongAdder();
    private final LongAdder notAdmitted = new LongAdder();
    private final LongAdder opened = new LongAdder();
    private final LongAdder lost = new LongAdder();

    void cameIn() {
        framesIn.increment();
    }

    void late() {
        late.increment();
    }

    void notAdmitted() {
        notAdmitted.increment();
    }

    /** Counts a stream to another pod that stands. */
    public void opened() {
        opened.increment();
    }

    /** Counts a stream to another pod that ended, or could not be opened. */
    public void lost() {
        lost.increment();
    }

    /** What goes to other pods. */
    public RoutingCounters out() {
        return out;
    }

    /** Frames that came from other pods. */
    public long framesIn() {
        return framesIn.sum();
    }

    /** Those of them that lay too long in buffers between the pods. */
    public long framesLate() {
        return late.sum();
    }

    /** Those of them that may not be heard here any more. */
    public long framesNotAdmitted() {
        return notAdmitted.sum();
    }

    /** Streams to other pods that stood. */
    public long streamsOpened() {
        return opened.sum();
    }

    /** Streams to other pods that ended, or could not be opened. */
    public long streamsLost() {
        return lost.sum();
    }
}
