package io.openspeak.voice.floor.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * What a floor is just now.
 *
 * <pre>
 *            ask                         ask with a higher priority
 *   IDLE -----------------> GRANTED --------------------------------> REVOKING
 *    ^                      |  ^  ^                                    |    |
 *    |  free, nobody waits  |  |  +-- the interrupter gave up ---------+    |
 *    +----------------------+  +----- grace over, or given back ------------+
 *                              |
 *              free, the first of the queue gets it (a new grant)
 *
 *   free = released | silence | too_long | lost | removed
 * </pre>
 */
public sealed interface Floor {

    /** Nobody has it, and nobody waits. */
    record Idle() implements Floor {}

    /** Somebody has it. */
    record Granted(Grant grant) implements Floor {}

    /**
     * It is being taken from one for another.
     *
     * @param old may talk until the grace is over
     * @param next gets it then
     * @param graceEnd when that is
     */
    record Revoking(Grant old, Waiting next, Instant graceEnd) implements Floor {}

    /** The grant under which may be talked now. */
    default Optional<Grant> current() {
        return switch (this) {
            case Idle() -> Optional.empty();
            case Granted(Grant grant) -> Optional.of(grant);
            case Revoking revoking -> Optional.of(revoking.old());
        };
    }
}
