package io.openspeak.presence.session;

import io.openspeak.platform.failures.Failure;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.identity.PodId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.RedisCommands;
import io.openspeak.platform.redis.log.PartitionedLog;
import io.openspeak.platform.redis.worker.PartitionLeases;
import io.openspeak.presence.Presence;
import io.openspeak.presence.PresenceLog;
import io.openspeak.presence.PresenceMetrics;
import io.openspeak.presence.PresenceSettings;
import io.openspeak.presence.PresenceStore;
import io.openspeak.presence.PresenceStore.Due;
import io.openspeak.presence.PresenceStore.Lease;
import io.openspeak.presence.PresenceView;
import io.openspeak.presence.domain.Input;
import io.openspeak.presence.domain.Link;
import io.openspeak.presence.domain.Status;
import io.openspeak.presence.domain.UserState;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.redis.client.Redis;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Carries out deadlines that nobody else does: reconnecting to offline, idle, ends of claims, and sessions of dead pods. One pod
 * at a time works on a partition; should two, the version that every write compares still makes each transition happen once.
 */
@ApplicationScoped
public class Reaper {

    private static final System.Logger LOG = System.getLogger(Reaper.class.getName());
    private static final int BATCH = 500;

    private final PresenceStore store;
    private final Presence presence;
    private final PresenceView view;
    private final PresenceLog log;
    private final PartitionedLog partitions;
    private final PartitionLeases leases;
    private final PresenceSettings settings;
    private final PresenceMetrics metrics;
    private final Clock clock;
    private final Composure composure;
    private final List<Cancellable> running = new ArrayList<>();

    public Reaper(
            PresenceStore store,
            Presence presence,
            PresenceView view,
            PresenceLog log,
            PartitionedLog partitions,
            Redis redis,
            PodId pod,
            PresenceSettings settings,
            PresenceMetrics metrics,
            Clock clock) {
        this.store = store;
        this.presence = presence;
        this.view = view;
        this.log = log;
        this.partitions = partitions;
        this.settings = settings;
        this.metrics = metrics;
        this.clock = clock;
        leases = new PartitionLeases(new RedisCommands(redis), partitions, "reaper", pod.value(), clock);
        composure = new Composure(settings.podLease().plus(settings.podRenewal()));
    }

    void start(@Observes StartupEvent starting) {
        running.add(repeat(leases.refresh(), settings.podRenewal()));
        running.add(repeat(Uni.createFrom().deferred(this::sweep), settings.sweep()));
        running.add(repeat(Uni.createFrom().deferred(this::ensureLeases), settings.sessionRenewal()));
    }

    void stop(@Observes ShutdownEvent stopping) {
        running.forEach(Cancellable::cancel);
    }

    private Cancellable repeat(Uni<Void> step, Duration every) {
        return Multi.createBy()
                .repeating()
                .uni(() -> step.onFailure()
                        .invoke(failure -> composure.disturbed())
                        .onFailure()
                        .recoverWithNull())
                .withDelay(every)
                .indefinitely()
                .subscribe()
                .with(done -> {}, failure -> LOG.log(Level.ERROR, "reaper_ended", failure));
    }

    private Uni<Void> sweep() {
        Instant now = clock.instant();
        Set<Integer> held = leases.held();
        if (!composure.keptAt(now, log.stale()) || held.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return store.livePods(now)
                .chain(live -> breakLinksOf(live, held))
                .chain(() -> store.due(held, now, BATCH)
                        .onItem()
                        .transformToUniAndConcatenate(due -> endLeases(due).chain(() -> passTime(due.users())))
                        .onItem()
                        .ignoreAsUni());
    }

    private Uni<Void> breakLinksOf(Set<PodId> livePods, Set<Integer> held) {
        return Multi.createFrom()
                .items(view.pods().stream()
                        .filter(pod -> !livePods.contains(pod))
                        .flatMap(pod -> view.usersAt(pod).stream()
                                .filter(user -> held.contains(partitions.partitionOf(user.value())))
                                .flatMap(user -> orphans(user, pod).map(input -> Map.entry(user, input)))))
                .onItem()
                .transformToUniAndConcatenate(orphan -> reap(orphan.getKey(), orphan.getValue()))
                .onItem()
                .ignoreAsUni();
    }

    private Stream<Input> orphans(UserId user, PodId gone) {
        return view.find(user).stream()
                .flatMap(state -> state.sessions().stream())
                .filter(session -> session.link() instanceof Link.Live live && live.isHeldBy(gone))
                .map(session -> new Input.PodGone(session.id(), gone));
    }

    /** Asks again: some may have been renewed while those of other partitions were ended. */
    private Uni<Void> endLeases(Due due) {
        Instant now = clock.instant();
        return due.ended().isEmpty()
                ? Uni.createFrom().voidItem()
                : store.due(List.of(due.partition()), now, BATCH)
                        .onItem()
                        .transformToUniAndConcatenate(still -> end(still, now))
                        .onItem()
                        .ignoreAsUni();
    }

    private Uni<Void> end(Due due, Instant now) {
        return Multi.createFrom()
                .iterable(due.ended())
                .onItem()
                .transformToUniAndConcatenate(this::endLease)
                .onItem()
                .ignoreAsUni()
                .chain(() -> store.forgetLeases(due.partition(), due.ended(), now));
    }

    /** What lives by its lease alone must have one, even if the store lost it. */
    private Uni<Void> ensureLeases() {
        Set<Integer> held = leases.held();
        List<Lease> alone = view.users().values().stream()
                .filter(state ->
                        held.contains(partitions.partitionOf(state.user().value())))
                .flatMap(state -> state.sessions().stream()
                        .filter(session -> session.link() instanceof Link.Live live && live.pod() == null)
                        .map(session -> new Lease(state.user(), session.id())))
                .toList();
        return store.ensureLeases(alone, clock.instant().plus(settings.heartbeatLease()));
    }

    private Uni<Void> endLease(Lease lease) {
        return reap(lease.user(), new Input.LeaseEnded(lease.session()));
    }

    private Uni<Void> passTime(List<UserId> users) {
        return Multi.createFrom()
                .iterable(users)
                .onItem()
                .transformToUniAndConcatenate(user -> reap(user, new Input.Tick()))
                .onItem()
                .ignoreAsUni();
    }

    private static boolean isShown(UserState state) {
        return state.shown().status().toOthers() != Status.OFFLINE;
    }

    /** What {@code lastSeen} says is when others should have seen it go. */
    private void noteEnd(UserState gone) {
        metrics.expired();
        Instant due = gone.lastSeen();
        if (due != null) {
            metrics.ghost(Duration.between(due, clock.instant()));
        }
    }

    /** One user whose record can't be handled must not keep the others from being. */
    private Uni<Void> reap(UserId user, Input input) {
        boolean shown = view.find(user).filter(Reaper::isShown).isPresent();
        return presence.apply(user, input)
                .invoke(written -> {
                    if (shown && !isShown(written.state())) {
                        noteEnd(written.state());
                    }
                })
                .replaceWithVoid()
                .onFailure(failure -> Failure.of(failure).reason() != Reason.UNAVAILABLE)
                .recoverWithUni(failure -> {
                    LOG.log(Level.ERROR, "reaping_failed user_id=" + user, failure);
                    return Uni.createFrom().voidItem();
                });
    }
}
