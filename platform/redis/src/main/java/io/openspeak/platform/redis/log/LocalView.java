package io.openspeak.platform.redis.log;

import io.smallrye.mutiny.Uni;

/** State that a pod folds from a log; {@link LogFollower} drives it, one call at a time. */
public interface LocalView {

    /**
     * Replaces the state by a snapshot and returns the position that was read <em>before</em> the snapshot, so that nothing
     * falls between it and the tail. Facts that are in both must be folded twice without harm.
     *
     * @param end where the log ends now: the position, for views that read the snapshot from the store themselves
     */
    Uni<LogPosition> load(LogPosition end);

    /** Folds one fact, in the order of its partition. Must not block. A fact at which it throws is logged and left out. */
    void fold(Fact fact);
}
