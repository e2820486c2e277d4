package io.openspeak.voice.floor.domain;

import io.openspeak.platform.identity.PodId;
import java.time.Instant;

/**
 * A floor in somebody's hand.
 *
 * @param holder who may talk
 * @param pod where it is connected; that pod alone may end the grant before its lease is over
 * @param priority 0 normal, 1 priority, 2 emergency
 * @param token fences frames: grows with each grant and never falls
 * @param since when the talk began
 * @param until end of the lease: without a renewal nobody forwards its frames after that
 */
public record Grant(Party holder, PodId pod, int priority, long token, Instant since, Instant until) {

    Grant at(PodId other) {
        return new Grant(holder, other, priority, token, since, until);
    }

    Grant raisedTo(int asked) {
        return new Grant(holder, pod, Math.max(priority, asked), token, since, until);
    }

    /** The same with another end of its lease. */
    public Grant until(Instant end) {
        return new Grant(holder, pod, priority, token, since, end);
    }
}
