package io.openspeak.platform.redis.worker;

import io.openspeak.platform.redis.RedisCommands;
import io.openspeak.platform.redis.log.Fact;
import io.openspeak.platform.redis.log.PartitionedLog;
import io.openspeak.platform.redis.log.ReadGroups;
import io.openspeak.platform.redis.log.StreamEntries;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.RedisConnection;
import io.vertx.mutiny.redis.client.Response;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Handles the facts of a log once for all pods of a service: a consumer group, of which one pod at a time reads a partition, so
 * that facts are handled in order. A pod that takes a partition over first handles what the pod before it left unacknowledged. Each
 * of the {@link ReadGroups} is read on a connection of its own.
 */
public final class StreamWorker {

    private static final System.Logger LOG = System.getLogger(StreamWorker.class.getName());
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration LEASE_CHECK = Duration.ofSeconds(2);
    private static final int BATCH = 200;

    private final Redis redis;
    private final RedisCommands commands;
    private final PartitionedLog log;
    private final String group;
    private final String pod;
    private final PartitionLeases leases;
    private final Delivery delivery;
    private final Set<Integer> takenOver = ConcurrentHashMap.newKeySet();
    private final List<Cancellable> running = new ArrayList<>();

    /**
     * @param redis client for this worker's own connections, since its reads block
     * @param log the log to work on
     * @param group name of the service, the same on all its pods
     * @param pod id of this process
     */
    public StreamWorker(
            Redis redis, PartitionedLog log, String group, String pod, PartitionLeases leases, FactHandler handler) {
        this.redis = redis;
        this.log = log;
        this.group = group;
        this.pod = pod;
        this.leases = leases;
        commands = new RedisCommands(redis);
        delivery = new Delivery(commands, log, group, handler);
    }

    /** Starts to work, and goes on until {@link #stop}. */
    public synchronized void start() {
        running.add(Multi.createBy()
                .repeating()
                .uni(() -> leases.refresh().onFailure().recoverWithNull())
                .withDelay(LEASE_CHECK)
                .indefinitely()
                .subscribe()
                .with(refreshed -> {}, failure -> LOG.log(Level.ERROR, "worker_leases_ended", failure)));
        running.add(Uni.createFrom()
                .deferred(this::work)
                .onFailure()
                .invoke(this::interrupted)
                .onFailure()
                .retry()
                .withBackOff(Duration.ofMillis(100), Duration.ofSeconds(1))
                .indefinitely()
                .subscribe()
                .with(never -> {}, failure -> LOG.log(Level.ERROR, "worker_ended", failure)));
    }

    /** Stops to work; what is under way is handled again by the pod that takes over. */
    public synchronized void stop() {
        running.forEach(Cancellable::cancel);
        running.clear();
    }

    private Uni<Void> work() {
        takenOver.clear();
        List<Integer> all = IntStream.range(0, log.partitions()).boxed().toList();
        return ReadGroups.in(commands)
                .chain(groups -> Uni.join()
                        .all(groups.of(all).stream().map(this::work).toList())
                        .andFailFast())
                .replaceWithVoid();
    }

    private Uni<Void> work(List<Integer> partitions) {
        return redis.connect()
                .chain(connection -> Multi.createBy()
                        .repeating()
                        .uni(() -> round(connection, partitions))
                        .indefinitely()
                        .onItem()
                        .ignoreAsUni()
                        .onTermination()
                        .invoke(() -> connection.close().subscribe().with(closed -> {}, failure -> {})));
    }

    private Uni<Void> round(RedisConnection connection, List<Integer> partitions) {
        Set<Integer> held = new HashSet<>(leases.held());
        held.retainAll(partitions);
        takenOver.removeIf(partition -> partitions.contains(partition) && !held.contains(partition));
        if (held.isEmpty()) {
            return Uni.createFrom().voidItem().onItem().delayIt().by(PATIENCE);
        }
        return takeOver(held).chain(() -> read(connection, held)).chain(delivery::deliver);
    }

    private Uni<Void> takeOver(Set<Integer> held) {
        return Multi.createFrom()
                .iterable(held.stream()
                        .filter(partition -> !takenOver.contains(partition))
                        .toList())
                .onItem()
                .transformToUniAndConcatenate(this::takeOver)
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> takeOver(int partition) {
        String stream = log.stream(partition);
        return commands.send(Command.XGROUP, "CREATE", stream, group, "0", "MKSTREAM")
                .onFailure(StreamWorker::groupExists)
                .recoverWithNull()
                .chain(() -> claimPending(partition, "0-0"))
                .invoke(() -> takenOver.add(partition));
    }

    private Uni<Void> claimPending(int partition, String from) {
        return commands.send(Command.XAUTOCLAIM, log.stream(partition), group, pod, 0, from, "COUNT", BATCH)
                .chain(claimed -> {
                    List<Fact> left = claimed == null ? List.of() : StreamEntries.of(partition, claimed.get(1));
                    String next = claimed == null ? "0-0" : claimed.get(0).toString();
                    return delivery.deliver(left)
                            .chain(() ->
                                    "0-0".equals(next) ? Uni.createFrom().voidItem() : claimPending(partition, next));
                });
    }

    private Uni<List<Fact>> read(RedisConnection connection, Set<Integer> held) {
        List<Object> read =
                new ArrayList<>(List.of("GROUP", group, pod, "COUNT", BATCH, "BLOCK", PATIENCE.toMillis(), "STREAMS"));
        held.forEach(partition -> read.add(log.stream(partition)));
        held.forEach(partition -> read.add(">"));
        Uni<@Nullable Response> answer = RedisCommands.send(connection, PATIENCE, Command.XREADGROUP, read);
        return answer.map(StreamEntries::of);
    }

    private static boolean groupExists(Throwable thrown) {
        @Nullable Throwable cause = thrown.getCause();
        @Nullable String message = cause == null ? null : cause.getMessage();
        return message != null && message.startsWith("BUSYGROUP");
    }

    private void interrupted(Throwable cause) {
        LOG.log(
                Level.WARNING,
                "worker_interrupted log={0} group={1} cause={2}",
                log.owner(),
                group,
                String.valueOf(cause.getMessage()));
    }
}
