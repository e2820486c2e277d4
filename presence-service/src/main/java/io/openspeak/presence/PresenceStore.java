package io.openspeak.presence;

import io.openspeak.platform.identity.PodId;
import io.openspeak.platform.identity.SessionId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.log.LogPosition;
import io.openspeak.presence.domain.Change;
import io.openspeak.presence.domain.UserState;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
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
     *
     * @param command id of the user's command that this carries out; one that was carried out already writes nothing, and gives the
     *     position of what it wrote then
     */
    Uni<Optional<Written>> write(
            UserState before, UserState after, List<Change> changes, Optional<CommandId> command, Instant now);

    /** Where the log of changes ends now. */
    Uni<LogPosition> end();

    /** Every user with a session. */
    Multi<UserState> all();

    /** What has come due in these partitions, at most {@code limit} of each kind in each; partitions without are left out. */
    Multi<Due> due(Collection<Integer> partitions, Instant now, int limit);

    /** Renews the leases of sessions, or gives them one. */
    Uni<Void> renewLeases(Collection<Lease> leases, Instant until);

    /** Gives those sessions a lease that have none. */
    Uni<Void> ensureLeases(Collection<Lease> leases, Instant until);

    /** Removes those of a partition's leases that have ended and were not renewed meanwhile. */
    Uni<Void> forgetLeases(int partition, List<Lease> ended, Instant now);

    /** Says that a pod is alive until then. */
    Uni<Void> renewPod(PodId pod, Instant until);

    /** Pods that are alive now. */
    Uni<Set<PodId>> livePods(Instant now);

    /** Ends a pod's lease, when it stops. */
    Uni<Void> removePod(PodId pod);

    /** What a session lives by: somebody renews it, or the session ends. */
    record Lease(UserId user, SessionId session) {}

    /**
     * What has come due in a partition.
     *
     * @param users whose next deadline has come
     * @param ended leases that nobody renewed in time
     */
    record Due(int partition, List<UserId> users, List<Lease> ended) {

        /** True if nothing has. */
        public boolean isEmpty() {
            return users.isEmpty() && ended.isEmpty();
        }
    }

    /** Id that a client gave to a command. */
    record CommandId(String value) {}

    /** A state that was written, and where its fact stands. */
    record Written(UserState state, LogPosition position) {}
}
