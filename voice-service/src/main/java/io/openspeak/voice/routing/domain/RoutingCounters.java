package io.openspeak.voice.routing.domain;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What the router counts; adders, since every lane counts at once. */
public final class RoutingCounters {

    private final LongAdder framesIn = new LongAdder();
    private final LongAdder framesOut = new LongAdder();
    private final LongAdder messagesOut = new LongAdder();
    private final LongAdder gaps = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private final Map<Rejection, LongAdder> rejected = new EnumMap<>(Rejection.class);

    public RoutingCounters() {
        for (Rejection rejection : Rejection.values()) {
            rejected.put(rejection, new LongAdder());
        }
    }

    /** Counts a frame that came in, whatever becomes of it. */
    public void received() {
        framesIn.increment();
    }

    /** Counts a frame that is not forwarded. */
    public void rejected(Rejection why) {
        adder(why).increment();
    }

    void sent(int frames, int gaps) {
        messagesOut.increment();
        framesOut.add(frames);
        if (gaps > 0) {
            this.gaps.add(gaps);
        }
    }

    void dropped(int frames) {
        if (frames > 0) {
            dropped.add(frames);
        }
    }

    /** Frames that came in. */
    public long framesIn() {
        return framesIn.sum();
    }

    /** Frames that went out, one for each listener. */
    public long framesOut() {
        return framesOut.sum();
    }

    /** Writes in which they went out. */
    public long messagesOut() {
        return messagesOut.sum();
    }

    /** Gaps that listeners were told of. */
    public long gaps() {
        return gaps.sum();
    }

    /** Frames that listeners lost to a full queue. */
    public long framesDropped() {
        return dropped.sum();
    }

    /** Frames that were not forwarded for this reason. */
    public long framesRejected(Rejection why) {
        return adder(why).sum();
    }

    private LongAdder adder(Rejection why) {
        LongAdder adder = rejected.get(why);
        if (adder == null) {
            throw new IllegalStateException("no counter for " + why);
        }
        return adder;
    }
}
