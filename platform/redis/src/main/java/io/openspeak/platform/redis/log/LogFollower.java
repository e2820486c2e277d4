package io.openspeak.platform.redis.log;

import io.openspeak.platform.redis.RedisCommands;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.RedisConnection;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a {@link LocalView} up to date with a log: position first, snapshot second, then the tail on connections of its own, one for
 * each of the {@link ReadGroups}.
 *
 * <pre>
 *   LOADING --snapshot--> FOLLOWING --connection lost--> LOST --log continues--> FOLLOWING
 *      ^                                                  |
 *      +------- a fact was missed, lost or trimmed -------+
 * </pre>
 *
 * <p>While not following, the view stays as it was and {@link #stale} says so.
 *
 * <p>After a fail-over the log may lack its last facts, or another Redis may answer while this one is read. Three looks find that: each
 * fact names the one before it; a new connection goes on only if the last fact read is still there; and now and then the store is
 * asked where the log ends.
 */
public final class LogFollower {

    private static final System.Logger LOG = System.getLogger(LogFollower.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration SNAPSHOT_PATIENCE = Duration.ofSeconds(30);
    private static final Duration CHECK = Duration.ofSeconds(3);
    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(100);
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(1);

    private final Redis redis;
    private final RedisCommands commands;
    private final PartitionedLog log;
    private final LogReader reader;
    private final LocalView view;
    private final Optional<EpochRenewal> renewal;
    private final Queue<Waiter> waiters = new ConcurrentLinkedQueue<>();

    private volatile @Nullable Trail trail;
    private volatile boolean gap;
    private volatile LogPosition position = LogPosition.NOWHERE;
    private volatile @Nullable Trail storedBefore;
    private volatile boolean loaded;
    private volatile long attempts;
    private volatile boolean following;
    private @Nullable Cancellable running;

    private record Waiter(LogPosition until, Runnable resume) {}

    /** @param redis client for this follower's own connections, since its reads block */
    public LogFollower(Redis redis, PartitionedLog log, LocalView view) {
        this(redis, log, view, Optional.empty());
    }

    private LogFollower(Redis redis, PartitionedLog log, LocalView view, Optional<EpochRenewal> renewal) {
        this.redis = redis;
        this.log = log;
        this.view = view;
        this.renewal = renewal;
        commands = new RedisCommands(redis);
        reader = new LogReader(commands, log);
    }

    /** A follower of the service's own log, which also begins a new epoch when facts that it read were lost. */
    public static LogFollower ofOwnLog(Redis redis, PartitionedLog log, LocalView view) {
        EpochRenewal renewal = new EpochRenewal(new RedisCommands(redis), log);
        return new LogFollower(redis, log, view, Optional.of(renewal));
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
        return loaded;
    }

    /** True while the view may be behind: before the first snapshot and while the log can't be read. */
    public boolean stale() {
        return !following;
    }

    /** Where the view stands. */
    public LogPosition position() {
        return position;
    }

    /** Completes when the view has reached the position, or at once if it has. */
    public Uni<Void> reached(LogPosition until) {
        if (position.covers(until)) {
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
        long attempt = attempts;
        return ReadGroups.in(commands)
                .chain(groups -> startingPoint()
                        .invoke(this::standAt)
                        .chain(start -> readAll(groups.of(start.steps().keySet()), attempt)));
    }

    private Uni<Trail> startingPoint() {
        Trail here = trail;
        if (here == null) {
            return load();
        }
        return reader.continues(here).chain(continues -> {
            if (continues && !gap) {
                return Uni.createFrom().item(here);
            }
            LOG.log(Level.WARNING, "log_replaced log={0}: loading a snapshot", log.owner());
            return renewal.map(epochs -> epochs.renewWhatLost(here))
                    .orElseGet(() -> Uni.createFrom().voidItem())
                    .chain(this::load);
        });
    }

    private Uni<Trail> load() {
        return reader.end()
                .chain(end -> view.load(end).ifNoItem().after(SNAPSHOT_PATIENCE).fail())
                .chain(reader::trail)
                .map(found -> found.orElseThrow(
                        () -> new IllegalStateException("the snapshot stands at a place that the log does not have")))
                .onFailure()
                .invoke(failure -> LOG.log(
                        Level.WARNING,
                        "snapshot_failed log={0} cause={1}: it is tried again",
                        log.owner(),
                        String.valueOf(failure.getMessage())));
    }

    private Uni<Void> readAll(List<List<Integer>> groups, long attempt) {
        List<Uni<Void>> together = new ArrayList<>(List.of(watchTheEnd()));
        groups.forEach(group -> together.add(read(group, attempt)));
        return Uni.join().all(together).andFailFast().replaceWithVoid();
    }

    private Uni<Void> read(List<Integer> partitions, long attempt) {
        return redis.connect()
                .chain(connection ->
                        readOn(connection, partitions, attempt).onTermination().invoke(() -> closeQuietly(connection)));
    }

    private static void closeQuietly(RedisConnection connection) {
        connection.close().subscribe().with(closed -> {}, failure -> {});
    }

    private Uni<Void> readOn(RedisConnection connection, List<Integer> partitions, long attempt) {
        return Multi.createBy()
                .repeating()
                .uni(() -> reader.next(connection, position.only(partitions), PATIENCE))
                .indefinitely()
                .onItem()
                .invoke(facts -> fold(facts, attempt))
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> watchTheEnd() {
        return Multi.createBy()
                .repeating()
                .uni(this::checkTheEnd)
                .withDelay(CHECK)
                .indefinitely()
                .onItem()
                .ignoreAsUni();
    }

    /** That the store can't be asked just now says nothing: the reads find out themselves. */
    private Uni<Void> checkTheEnd() {
        Trail read = trail;
        return reader.ends()
                .onFailure()
                .recoverWithNull()
                .invoke(ends -> {
                    if (read != null && ends != null) {
                        compare(read, ends);
                    }
                })
                .replaceWithVoid();
    }

    private void compare(Trail read, Trail ends) {
        if (!read.isWithin(ends)) {
            throw new IllegalStateException("log " + log.owner() + " has lost facts that were read");
        }
        Trail before = storedBefore;
        if (before != null && !before.isWithin(read)) {
            throw new IllegalStateException("log " + log.owner() + " goes on elsewhere than where it is read");
        }
        storedBefore = ends;
    }

    private synchronized void standAt(Trail start) {
        trail = start;
        gap = false;
        position = start.position();
        storedBefore = null;
        loaded = true;
        following = true;
        LOG.log(Level.INFO, "log_followed log={0}", log.owner());
        resumeWaiters();
    }

    private void fold(List<Fact> facts, long attempt) {
        if (!facts.isEmpty()) {
            foldInTurn(facts, attempt);
            resumeWaiters();
        }
    }

    /** Groups are read on several threads, and views take one fact at a time; what an attempt that was given up still reads is left out. */
    private synchronized void foldInTurn(List<Fact> facts, long attempt) {
        if (attempt != attempts) {
            return;
        }
        Trail reached = trail;
        if (reached == null) {
            throw new IllegalStateException("log " + log.owner() + " is to be loaded first");
        }
        for (Fact fact : facts) {
            if (!reached.leadsTo(fact)) {
                gap = true;
                throw new IllegalStateException("log " + log.owner() + " has a gap before " + fact.entry()
                        + " in partition " + fact.partition());
            }
            fold(fact);
            reached = reached.with(fact);
        }
        trail = reached;
        position = reached.position();
    }

    private void fold(Fact fact) {
        try {
            view.fold(fact);
        } catch (RuntimeException unusable) {
            LOG.log(Level.ERROR, "fact_left_out log=" + log.owner() + " entry=" + fact.entry(), unusable);
        }
    }

    private void resumeWaiters() {
        LogPosition here = position;
        if (!waiters.isEmpty()) {
            waiters.removeIf(waiter -> {
                boolean reached = here.covers(waiter.until());
                if (reached) {
                    waiter.resume().run();
                }
                return reached;
            });
        }
    }

    private synchronized void lost(Throwable cause) {
        attempts++;
        if (following) {
            LOG.log(Level.WARNING, "log_lost log={0} cause={1}", log.owner(), String.valueOf(cause.getMessage()));
        }
        following = false;
    }
}
