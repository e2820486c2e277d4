package io.openspeak.voice.floor.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * The times and bounds of floor control.
 *
 * @param lease how long after a renewal frames are forwarded without another one
 * @param renewEvery how often speech renews it
 * @param silence after so long without a frame the floor is taken
 * @param longestTalk after so long it is taken in any case
 * @param grace how long one who is interrupted may go on
 * @param queueWait longest wait
 * @param maxQueue most who wait
 */
public record FloorTerms(
        Duration lease,
        Duration renewEvery,
        Duration silence,
        Duration longestTalk,
        Duration grace,
        Duration queueWait,
        int maxQueue) {

    public FloorTerms {
        if (silence.compareTo(lease) <= 0) {
            throw new IllegalArgumentException("silence " + silence + " must be longer than the lease, " + lease
                    + ": the difference is what the clocks of pods may differ by");
        }
    }

    /**
     * When a grant that nobody renews is over for everybody: as long after its last frame as its own pod would say so, or a little
     * later. That pod stopped forwarding at the end of the lease; the time in between is what the clocks of pods may differ by before
     * two people sound at once.
     */
    public Instant lapse(Grant grant) {
        return grant.until().plus(silence).minus(lease).plus(renewEvery);
    }

    /** When a grant ends at the latest. */
    public Instant talkEnd(Grant grant) {
        return grant.since().plus(longestTalk);
    }

    /** When somebody has waited long enough. */
    public Instant waitEnd(Waiting waiting) {
        return waiting.since().plus(queueWait);
    }
}
