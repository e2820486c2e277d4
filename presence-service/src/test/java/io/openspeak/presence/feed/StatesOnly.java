package io.openspeak.presence.feed;

import io.openspeak.platform.identity.PodId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.log.LogPosition;
import io.openspeak.presence.PresenceStore;
import io.openspeak.presence.domain.Change;
import io.openspeak.presence.domain.UserState;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** A store from which views load what there is; nothing else is asked of it here. */
record StatesOnly(Supplier<List<UserState>> states, Supplier<LogPosition> logEnd) implements PresenceStore {

    @Override
    public Multi<UserState> all() {
        return Multi.createFrom()
                .items(states.get().stream().filter(state -> !state.sessions().isEmpty()));
    }

    @Override
    public Uni<LogPosition> end() {
        return Uni.createFrom().item(logEnd.get());
    }

    @Override
    public Uni<UserState> find(UserId user) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Uni<Optional<Written>> write(
            UserState before, UserState after, List<Change> changes, Optional<CommandId> command, Instant now) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Multi<Due> due(Collection<Integer> partitions, Instant now, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Uni<Void> renewLeases(Collection<Lease> leases, Instant until) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Uni<Void> ensureLeases(Collection<Lease> leases, Instant until) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Uni<Void> forgetLeases(int partition, List<Lease> ended, Instant now) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Uni<Void> renewPod(PodId pod, Instant until) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Uni<Set<PodId>> livePods(Instant now) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Uni<Void> removePod(PodId pod) {
        throw new UnsupportedOperationException();
    }
}
