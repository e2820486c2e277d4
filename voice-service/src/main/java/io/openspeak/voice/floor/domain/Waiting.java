package io.openspeak.voice.floor.domain;

import io.openspeak.platform.identity.PodId;
import java.time.Instant;
import java.util.Comparator;

/**
 * Somebody in the queue of a floor.
 *
 * @param party who waits
 * @param pod where it is connected
 * @param priority 0 normal, 1 priority, 2 emergency
 * @param since when it asked
 */
public record Waiting(Party party, PodId pod, int priority, Instant since) {

    /** The order of a queue: by priority, then by time. */
    static final Comparator<Waiting> ORDER =
            Comparator.comparingInt(Waiting::priority).reversed().thenComparing(Waiting::since);

    Waiting at(PodId other) {
        return new Waiting(party, other, priority, since);
    }

    Waiting raisedTo(int asked) {
        return new Waiting(party, pod, Math.max(priority, asked), since);
    }
}
