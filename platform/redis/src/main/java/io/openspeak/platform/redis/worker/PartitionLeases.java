package io.openspeak.platform.redis.worker;

import io.openspeak.platform.redis.RedisCommands;
import io.openspeak.platform.redis.log.PartitionedLog;
import io.openspeak.platform.redis.log.ReadGroups;
import io.openspeak.platform.redis.script.LuaScript;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which partitions this pod works on for one job: a lease for each, held by one pod at a time.
 *
 * <p>A pod that was stopped for longer than a lease may still believe for a moment that it holds one. What it does then must be
 * harmless: state is compared by version when it is written, and facts are handled idempotently.
 */
public final class PartitionLeases {

    private static final Duration DURATION = Duration.ofSeconds(6);

    private final RedisCommands redis;
    private final PartitionedLog keys;
    private final String job;
    private final String pod;
    private final Clock clock;
    private final LuaScript hold;
    private final Map<Integer, Instant> heldUntil = new ConcurrentHashMap<>();

    /**
     * @param keys whose key names the leases get
     * @param job what the holder does, for example {@code reaper}
     * @param pod id of this process
     */
    public PartitionLeases(RedisCommands redis, PartitionedLog keys, String job, String pod, Clock clock) {
        this.redis = redis;
        this.keys = keys;
        this.job = job;
        this.pod = pod;
        this.clock = clock;
        hold = LuaScript.load(redis, "hold_lease");
    }

    /** Partitions whose lease is ours and has not ended. */
    public Set<Integer> held() {
        Instant now = clock.instant();
        return heldUntil.entrySet().stream()
                .filter(lease -> now.isBefore(lease.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Renews what is ours and takes what is free; to be called about three times within {@link #DURATION}. */
    public Uni<Void> refresh() {
        List<Integer> all = IntStream.range(0, keys.partitions()).boxed().toList();
        return redis.lastKind()
                .onItem()
                .transformToMulti(
                        kind -> Multi.createFrom().iterable(ReadGroups.of(kind).of(all)))
                .onItem()
                .transformToUni(this::hold)
                // One node of a Cluster that is out of reach costs what is there, and nothing else.
                .collectFailures()
                .concatenate()
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> hold(List<Integer> partitions) {
        Instant asked = clock.instant();
        return hold.runForEach(
                        partitions.stream()
                                .map(partition -> keys.key(partition, "lease:" + job))
                                .toList(),
                        List.of(pod, DURATION.toMillis()))
                .invoke(answers -> {
                    for (int at = 0; at < partitions.size(); at++) {
                        note(partitions.get(at), answers.get(at), asked);
                    }
                })
                .replaceWithVoid();
    }

    private void note(int partition, @Nullable Response held, Instant asked) {
        if (held != null && held.toInteger() == 1) {
            heldUntil.put(partition, asked.plus(DURATION));
        } else {
            heldUntil.remove(partition);
        }
    }
}
