package io.openspeak.platform.redis.worker;

import io.openspeak.platform.redis.RedisCommands;
import io.openspeak.platform.redis.log.PartitionedLog;
import io.openspeak.platform.redis.script.LuaScript;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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
    private final LuaScript renew;
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
        renew = LuaScript.load(redis, "renew_lease");
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
        return Uni.createFrom().deferred(() -> {
            Map<Boolean, List<Integer>> ours = IntStream.range(0, keys.partitions())
                    .boxed()
                    .collect(Collectors.partitioningBy(heldUntil::containsKey));
            return renew(ours.getOrDefault(true, List.of())).chain(() -> take(ours.getOrDefault(false, List.of())));
        });
    }

    private Uni<Void> renew(List<Integer> ours) {
        Instant asked = clock.instant();
        return renew.runForEach(leases(ours), List.of(pod, DURATION.toMillis()))
                .invoke(answers ->
                        note(ours, asked, answers.stream().map(renewed -> renewed != null && renewed.toInteger() == 1)))
                .replaceWithVoid();
    }

    private Uni<Void> take(List<Integer> others) {
        Instant asked = clock.instant();
        return redis.sendAll(leases(others).stream()
                        .map(lease -> RedisCommands.request(
                                Command.SET, List.of(lease, pod, "NX", "PX", DURATION.toMillis())))
                        .toList())
                .invoke(answers -> note(others, asked, answers.stream().map(taken -> taken != null)))
                .replaceWithVoid();
    }

    private void note(List<Integer> partitions, Instant asked, Stream<Boolean> answers) {
        List<Boolean> ours = answers.toList();
        for (int at = 0; at < ours.size(); at++) {
            if (ours.get(at)) {
                heldUntil.put(partitions.get(at), asked.plus(DURATION));
            } else {
                heldUntil.remove(partitions.get(at));
            }
        }
    }

    private List<String> leases(List<Integer> partitions) {
        return partitions.stream()
                .map(partition -> keys.key(partition, "lease:" + job))
                .toList();
    }
}
