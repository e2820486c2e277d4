package io.openspeak.platform.redis.log;

import io.openspeak.platform.redis.RedisCommands;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.RedisConnection;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a {@link LocalView} up to date with a log: position first, snapshot second, then the tail on a connection of its own.
 *
 * <pre>
 *   LOADING --snapshot--> FOLLOWING --connection lost--> LOST --log continues--> FOLLOWING
 *      ^                                                  |
 *      +------------- log was lost or trimmed ------------+
 * </pre>
 *
 * <p>While not following, the view stays as it was and {@link #stale} says so.
 */
public final class LogFollower {

    private static final System.Logger LOG = System.getLogger(LogFollower.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration SNAPSHOT_PATIENCE = Duration.ofSeconds(30);
    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(100);
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(1);

    private final Redis redis;
    private final PartitionedLog log;
    private final LogReader reader;
    private final LocalView view;
    private final Clock clock;
    private final Queue<Waiter> waiters = new ConcurrentLinkedQueue<>();

    private volatile @Nullable LogPosition position;
    private volatile boolean following;
    private volatile Instant lastContact = Instant.EPOCH;
    private @Nullable Cancellable running;

    private record Waiter(LogPosition until, Runnable resume) {}

    /** @param redis client for this follower's own connection, since its reads block */
    public LogFollower(Redis redis, PartitionedLog log, LocalView view, Clock clock) {
        this.redis = redis;
        this.log = log;
        this.view = view;
        this.clock = clock;
        reader = new LogReader(new RedisCommands(redis), log);
    }

    /** Starts to follow, and goes on until {@link #stop}. */
    public synchronized void start() {
        running = Uni.createFrom()
                .deferred(this::follow)
                .onFailure()
                .invoke(this::lost)
                .onFailure()
                .retry()
                .withBackOff(FIRST_BACK_OFF, LONGEST_BACK_OFF)
                .indefinitely()
                .subscribe()
                .with(never -> {}, failure -> LOG.log(Level.ERROR, "follower_ended log=" + log.owner(), failure));
    }

    /** Stops to follow. */
    public synchronized void stop() {
        if (running != null) {
            running.cancel();
        }
    }

    /** True once a snapshot was loaded, whatever happened since. */
    public boolean loaded() {
        return position != null;
    }

    /** True while the view may be behind: before the first snapshot and while the log can't be read. */
    public boolean stale() {
        return !following;
    }

    /** Last time that the log answered. */
    public Instant lastContact() {
        return lastContact;
    }

    /** Where the view stands. */
    public LogPosition position() {
        LogPosition here = position;
        return here == null ? LogPosition.NOWHERE : here;
    }

    /** Completes when the view has reached the position, or at once if it has. */
    public Uni<Void> reached(LogPosition until) {
        if (position().covers(until)) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom().emitter(emitter -> {
            Waiter waiter = new Waiter(until, () -> emitter.complete(null));
            waiters.add(waiter);
            emitter.onTermination(() -> waiters.remove(waiter));
            resumeWaiters();
        });
    }

    private Uni<Void> follow() {
        return redis.connect()
                .chain(connection -> startingPoint()
                        .invoke(this::standAt)
                        .chain(() -> readOn(connection))
                        .onTermination()
                        .invoke(() -> closeQuietly(connection)));
    }

    private static void closeQuietly(RedisConnection connection) {
        connection.close().subscribe().with(closed -> {}, failure -> {});
    }

    private Uni<LogPosition> startingPoint() {
        LogPosition here = position;
        if (here == null) {
            return load();
        }
        return reader.continues(here).chain(continues -> {
            if (continues) {
                return Uni.createFrom().item(here);
            }
            LOG.log(Level.WARNING, "log_replaced log={0}: loading a snapshot", log.owner());
            return load();
        });
    }

    private Uni<LogPosition> load() {
        return reader.end()
                .chain(end -> view.load(end).ifNoItem().after(SNAPSHOT_PATIENCE).fail())
                .onFailure()
                .invoke(failure -> LOG.log(
                        Level.WARNING,
                        "snapshot_failed log={0} cause={1}: it is tried again",
                        log.owner(),
                        String.valueOf(failure.getMessage())));
    }

    private Uni<Void> readOn(RedisConnection connection) {
        return Multi.createBy()
                .repeating()
                .uni(() -> reader.next(connection, position(), PATIENCE))
                .indefinitely()
                .onItem()
                .invoke(this::fold)
                .onItem()
                .ignoreAsUni();
    }

    private void standAt(LogPosition start) {
        position = start;
        following = true;
        lastContact = clock.instant();
        LOG.log(Level.INFO, "log_followed log={0}", log.owner());
        resumeWaiters();
    }

    private void fold(List<Fact> facts) {
        lastContact = clock.instant();
        if (facts.isEmpty()) {
            return;
        }
        LogPosition reached = position();
        for (Fact fact : facts) {
            requireSameLog(reached, fact);
            fold(fact);
            reached = reached.with(fact.partition(), new LogPosition.Offset(fact.epoch(), fact.entry()));
        }
        position = reached;
        resumeWaiters();
    }

    private void fold(Fact fact) {
        try {
            view.fold(fact);
        } catch (RuntimeException unusable) {
            LOG.log(Level.ERROR, "fact_left_out log=" + log.owner() + " entry=" + fact.entry(), unusable);
        }
    }

    /** A log that was flushed under an open connection goes on with larger ids: only its epoch tells. */
    private void requireSameLog(LogPosition reached, Fact fact) {
        String epoch =
                reached.in(fact.partition()).map(LogPosition.Offset::epoch).orElse("");
        if (!epoch.isEmpty() && !epoch.equals(fact.epoch())) {
            throw new IllegalStateException(
                    "log " + log.owner() + " began anew: epoch " + fact.epoch() + " after " + epoch);
        }
    }

    private void resumeWaiters() {
        LogPosition here = position;
        if (here != null && !waiters.isEmpty()) {
            waiters.removeIf(waiter -> {
                boolean reached = here.covers(waiter.until());
                if (reached) {
                    waiter.resume().run();
                }
                return reached;
            });
        }
    }

    private void lost(Throwable cause) {
        if (following) {
            LOG.log(Level.WARNING, "log_lost log={0} cause={1}", log.owner(), String.valueOf(cause.getMessage()));
        }
        following = false;
    }
}
