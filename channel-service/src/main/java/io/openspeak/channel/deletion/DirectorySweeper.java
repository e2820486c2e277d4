package io.openspeak.channel.deletion;

import io.openspeak.channel.membership.SeatUpkeep;
import io.openspeak.channel.seats.SeatClaims;
import io.openspeak.platform.failures.Failure;
import io.openspeak.platform.failures.Reason;
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
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Deletes temporary channels whose time is over, and brings to an end what a pod left unfinished: deletions, and claims of seats.
 * One pod at a time works on a partition; should two, each step is still done once.
 */
@ApplicationScoped
public class DirectorySweeper {

    private static final System.Logger LOG = System.getLogger(DirectorySweeper.class.getName());

    /** About a third of what a lease lasts. */
    private static final Duration EVERY = Duration.ofSeconds(2);

    private static final int BATCH = 100;

    private final ChannelEnds ends;
    private final Deletion deletion;
    private final SeatClaims claims;
    private final SeatUpkeep upkeep;
    private final PartitionLeases leases;
    private final Clock clock;
    private @Nullable Cancellable running;

    public DirectorySweeper(
            ChannelEnds ends,
            Deletion deletion,
            SeatClaims claims,
            SeatUpkeep upkeep,
            PartitionedLog log,
            Redis redis,
            PodId pod,
            Clock clock) {
        this.ends = ends;
        this.deletion = deletion;
        this.claims = claims;
        this.upkeep = upkeep;
        this.clock = clock;
        leases = new PartitionLeases(new RedisCommands(redis), log, "directory", pod.value(), clock);
    }

    void start(@Observes StartupEvent starting) {
        running = Multi.createBy()
                .repeating()
                .uni(() -> sweep().onFailure().recoverWithNull())
                .withDelay(EVERY)
                .indefinitely()
                .subscribe()
                .with(done -> {}, failure -> LOG.log(Level.ERROR, "directory_sweeper_ended", failure));
    }

    void stop(@Observes ShutdownEvent stopping) {
        if (running != null) {
            running.cancel();
        }
    }

    /** Does what is due now in the partitions that this pod holds or can get. */
    public Uni<Void> sweep() {
        return leases.refresh().chain(this::sweepHeld);
    }

    private Uni<Void> sweepHeld() {
        return Multi.createFrom()
                .iterable(leases.held())
                .onItem()
                .transformToUniAndConcatenate(this::sweepPartition)
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> sweepPartition(int partition) {
        return ends.due(partition, clock.instant(), BATCH)
                .chain(due -> each(due, deletion::deleteIdle))
                .chain(() -> ends.unfinished(partition, clock.instant(), BATCH))
                .chain(unfinished -> each(unfinished, deletion::resume))
                .chain(() -> claims.abandoned(partition, clock.instant(), BATCH))
                .chain(abandoned -> each(abandoned, upkeep::abandoned));
    }

    private static <T> Uni<Void> each(List<T> all, Function<T, Uni<Void>> act) {
        return Multi.createFrom()
                .iterable(all)
                .onItem()
                .transformToUniAndConcatenate(one -> oneOf(one, act))
                .onItem()
                .ignoreAsUni();
    }

    /** One that can't be handled must not keep the others from being. */
    private static <T> Uni<Void> oneOf(T one, Function<T, Uni<Void>> act) {
        return act.apply(one)
                .onFailure(failure -> Failure.of(failure).reason() != Reason.UNAVAILABLE)
                .recoverWithUni(failure -> {
                    LOG.log(Level.ERROR, "sweeping_failed what=" + one, failure);
                    return Uni.createFrom().voidItem();
                });
    }
}
