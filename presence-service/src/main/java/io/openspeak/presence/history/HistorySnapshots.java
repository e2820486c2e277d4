package io.openspeak.presence.history;

import io.openspeak.platform.identity.PodId;
import io.openspeak.platform.redis.RedisCommands;
import io.openspeak.platform.redis.log.PartitionedLog;
import io.openspeak.platform.redis.worker.PartitionLeases;
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

/**
 * Snapshots the presence of users that changed, so that nobody has to fold far back. One pod at a time works on a partition; should
 * two, a second snapshot finds nothing that changed.
 */
@ApplicationScoped
public class HistorySnapshots {

    private static final System.Logger LOG = System.getLogger(HistorySnapshots.class.getName());
    private static final Duration LEASE_CHECK = Duration.ofSeconds(2);
    private static final int ROUNDS_A_PERIOD = 10;
    private static final int BATCH = 500;

    private final HistoryStore entries;
    private final PartitionLeases leases;
    private final HistorySettings settings;
    private final Clock clock;
    private final List<Cancellable> running = new ArrayList<>();

    public HistorySnapshots(
            HistoryStore entries,
            PartitionedLog partitions,
            Redis redis,
            PodId pod,
            HistorySettings settings,
            Clock clock) {
        this.entries = entries;
        this.settings = settings;
        this.clock = clock;
        leases = new PartitionLeases(new RedisCommands(redis), partitions, "history-snapshots", pod.value(), clock);
    }

    void start(@Observes StartupEvent starting) {
        running.add(repeat(leases.refresh(), LEASE_CHECK));
        running.add(repeat(
                Uni.createFrom().deferred(this::round), settings.snapshotEvery().dividedBy(ROUNDS_A_PERIOD)));
    }

    void stop(@Observes ShutdownEvent stopping) {
        running.forEach(Cancellable::cancel);
    }

    private static Cancellable repeat(Uni<Void> step, Duration every) {
        return Multi.createBy()
                .repeating()
                .uni(() -> step.onFailure()
                        .invoke(failure -> LOG.log(
                                Level.DEBUG, "history_round_failed cause={0}", String.valueOf(failure.getMessage())))
                        .onFailure()
                        .recoverWithNull())
                .withDelay(every)
                .indefinitely()
                .subscribe()
                .with(done -> {}, failure -> LOG.log(Level.ERROR, "history_snapshots_ended", failure));
    }

    private Uni<Void> round() {
        Instant now = clock.instant();
        Instant due = now.minus(settings.snapshotEvery());
        return Multi.createFrom()
                .iterable(leases.held())
                .onItem()
                .transformToUniAndConcatenate(partition -> entries.unsettled(partition, due, BATCH))
                .onItem()
                .transformToMultiAndConcatenate(users -> Multi.createFrom().iterable(users))
                .onItem()
                .transformToUniAndConcatenate(user -> entries.snapshot(user, due, now))
                .onItem()
                .ignoreAsUni();
    }
}
