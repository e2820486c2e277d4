package io.openspeak.voice.relay;

import io.openspeak.voice.routing.domain.AgeEstimate;
import io.openspeak.voice.routing.domain.Frame;
import io.openspeak.voice.routing.domain.Gap;
import io.openspeak.voice.routing.domain.Router;
import java.time.Duration;

/** The receiving half of one stream from another pod: its frames go to the listeners here, unless they are late. Used by one thread. */
public final class RelayInlet {

    private final Router router;
    private final FrameGate gate;
    private final RelayCounters counters;
    private final long maxAge;
    private final AgeEstimate ages = new AgeEstimate();
    private long age;

    public RelayInlet(Router router, FrameGate gate, RelayCounters counters, Duration maxAge) {
        this.router = router;
        this.gate = gate;
        this.counters = counters;
        this.maxAge = maxAge.toMillis();
    }

    /** Learns when what follows was sent, by the other pod's clock. */
    public void sentAt(long millis, long now) {
        age = ages.age(now, millis);
    }

    /** How long what is read now was under way, milliseconds. */
    public long age() {
        return age;
    }

    /** Takes a frame. */
    public void take(Frame frame) {
        counters.cameIn();
        if (age > maxAge) {
            counters.late();
            router.deliver(Gap.of(frame));
        } else if (gate.admits(frame.channel(), frame.floorToken())) {
            router.deliver(frame);
        } else {
            counters.notAdmitted();
        }
    }

    /** Takes the word that frames were lost on the way. */
    public void take(Gap gap) {
        router.deliver(gap);
    }
}
