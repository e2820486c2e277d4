package io.openspeak.presence;

import io.openspeak.platform.identity.PodId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.log.LogPosition;
import io.openspeak.presence.domain.Change;
import io.openspeak.presence.domain.UserState;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where the states of users and the leases of pods are kept. */
public interface PresenceStore {

    /** The state of a user; {@link UserState#unknown} for somebody never seen. */
    Uni<UserState> find(UserId user);

    /**
     * Writes {@code before.next()} with {@code after}'s content and the fact of its changes, in one act, unless somebody else wrote
     * since {@code before} was read. Returns the written state and the position of the fact; empty if somebody else was first.
     */
    Uni<Optional<Written>> write(UserState before, UserState after, List<Change> changes, Instant now);

    /** Every user with a session. */
    Multi<UserState> all();

    /** Users of a partition whose next deadline has come, at most {@code limit}. */
    Uni<List<UserId>> due(int partition, Instant now, int limit);

    /** Says that a pod is alive until then. */
    Uni<Void> renewPod(PodId pod, Instant until);

    /** Pods that are alive now. */
    Uni<Set<PodId>> livePods(Instant now);

    /** Ends a pod's lease, when it stops. */
    Uni<Void> removePod(PodId pod);

    /** A state that was written, and where its fact stands. */
    record Written(UserState state, LogPosition position) {}
}
