package io.openspeak.presence.redis;

import com.google.protobuf.InvalidProtocolBufferException;
import io.openspeak.platform.failures.FailureLog;
import io.openspeak.platform.identity.PodId;
import io.openspeak.platform.identity.SessionId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.Items;
import io.openspeak.platform.redis.RedisCommands;
import io.openspeak.platform.redis.log.EntryId;
import io.openspeak.platform.redis.log.FactAppend;
import io.openspeak.platform.redis.log.LogPosition;
import io.openspeak.platform.redis.log.LogReader;
import io.openspeak.platform.redis.log.PartitionedLog;
import io.openspeak.platform.redis.script.LuaScript;
import io.openspeak.presence.PresenceSettings;
import io.openspeak.presence.PresenceStore;
import io.openspeak.presence.contract.FactMapping;
import io.openspeak.presence.contract.StateMapping;
import io.openspeak.presence.domain.Change;
import io.openspeak.presence.domain.StatusRule;
import io.openspeak.presence.domain.UserState;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Presence in Redis: a hash a user, compared by version in the script that writes it and its fact. */
@ApplicationScoped
public class RedisPresenceStore implements PresenceStore {

    private static final int LEASES_AT_ONCE = 500;

    private final RedisCommands redis;
    private final PartitionedLog log;
    private final PresenceKeys keys;
    private final PresenceSettings settings;
    private final LogReader reader;
    private final LuaScript writeUser;
    private final LuaScript forgetLeases;

    public RedisPresenceStore(Redis redis, PartitionedLog log, PresenceSettings settings) {
        this.redis = new RedisCommands(redis);
        this.log = log;
        this.settings = settings;
        keys = new PresenceKeys(log);
        reader = new LogReader(this.redis, log);
        writeUser = LuaScript.load(this.redis, "write_user");
        forgetLeases = LuaScript.load(this.redis, "forget_leases");
    }

    @Override
    public Uni<UserState> find(UserId user) {
        return redis.send(Command.HMGET, keys.user(user), "v", "s").map(fields -> state(user, fields));
    }

    @Override
    public Uni<Optional<Written>> write(
            UserState before, UserState after, List<Change> changes, Optional<CommandId> command, Instant now) {
        UserState next = after.next();
        int partition = keys.partition(next.user());
        List<Object> arguments = new ArrayList<>(List.of(
                before.version(),
                StateMapping.record(next).toByteArray(),
                next.user(),
                next.sessions().isEmpty() ? 0 : 1,
                StatusRule.nextDeadline(next, settings.idle())
                        .map(deadline -> String.valueOf(deadline.toEpochMilli()))
                        .orElse(""),
                settings.keepOffline().toMillis(),
                settings.commandMemory().toMillis()));
        arguments.addAll(FactAppend.arguments(
                FactMapping.TYPE,
                now.toEpochMilli(),
                FailureLog.traceId(),
                FactMapping.fact(next, changes, now).toByteArray()));
        List<String> scriptKeys = new ArrayList<>(List.of(
                keys.user(next.user()),
                keys.present(partition),
                keys.deadlines(partition),
                log.stream(partition),
                log.epoch(partition)));
        command.map(id -> keys.command(next.user(), id)).ifPresent(scriptKeys::add);
        return writeUser.run(scriptKeys, arguments).map(answer -> written(next, partition, answer));
    }

    private static Optional<Written> written(UserState next, int partition, @Nullable Response answer) {
        return Optional.ofNullable(answer)
                .map(place -> new Written(
                        next,
                        LogPosition.of(
                                partition,
                                place.get(0).toString(),
                                EntryId.parse(place.get(1).toString()))));
    }

    @Override
    public Uni<LogPosition> end() {
        return reader.end();
    }

    @Override
    public Multi<UserState> all() {
        return redis.members(IntStream.range(0, log.partitions()).mapToObj(keys::present))
                .onItem()
                .transformToUni(user -> find(new UserId(user)))
                .merge(64);
    }

    @Override
    public Multi<Due> due(Collection<Integer> inPartitions, Instant now, int limit) {
        List<Integer> partitions = List.copyOf(inPartitions);
        return redis.sendAll(partitions.stream()
                        .flatMap(partition -> Stream.of(keys.deadlines(partition), keys.leases(partition)))
                        .map(key -> RedisCommands.request(Command.ZRANGEBYSCORE, upTo(key, now, limit)))
                        .toList())
                .onItem()
                .transformToMulti(answers -> Multi.createFrom()
                        .items(IntStream.range(0, partitions.size())
                                .mapToObj(at -> due(partitions.get(at), answers.get(2 * at), answers.get(2 * at + 1)))
                                .filter(due -> !due.isEmpty())));
    }

    private static List<Object> upTo(String key, Instant now, int limit) {
        return List.of(key, "-inf", now.toEpochMilli(), "LIMIT", 0, limit);
    }

    private static Due due(int partition, @Nullable Response users, @Nullable Response leases) {
        return new Due(
                partition,
                Items.texts(users).stream().map(UserId::new).toList(),
                Items.texts(leases).stream().map(RedisPresenceStore::lease).toList());
    }

    @Override
    public Uni<Void> renewLeases(Collection<Lease> leases, Instant until) {
        return lease(leases, until, List.of());
    }

    @Override
    public Uni<Void> ensureLeases(Collection<Lease> leases, Instant until) {
        return lease(leases, until, List.of("NX"));
    }

    /** One command for many sessions of a partition. */
    private Uni<Void> lease(Collection<Lease> leases, Instant until, List<String> options) {
        Map<Integer, List<Lease>> byPartition =
                leases.stream().collect(Collectors.groupingBy(lease -> keys.partition(lease.user())));
        return Multi.createFrom()
                .iterable(byPartition.entrySet())
                .onItem()
                .transformToMultiAndConcatenate(part -> Multi.createFrom()
                        .iterable(part.getValue())
                        .group()
                        .intoLists()
                        .of(LEASES_AT_ONCE)
                        .onItem()
                        .transformToUniAndConcatenate(some ->
                                redis.send(Command.ZADD, zadd(keys.leases(part.getKey()), options, some, until))))
                .onItem()
                .ignoreAsUni();
    }

    private static List<Object> zadd(String key, List<String> options, List<Lease> leases, Instant until) {
        List<Object> arguments = new ArrayList<>(List.of(key));
        arguments.addAll(options);
        leases.forEach(lease -> {
            arguments.add(until.toEpochMilli());
            arguments.add(member(lease));
        });
        return arguments;
    }

    @Override
    public Uni<Void> forgetLeases(int partition, List<Lease> ended, Instant now) {
        if (ended.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Object> arguments = new ArrayList<>(List.of(now.toEpochMilli()));
        ended.forEach(lease -> arguments.add(member(lease)));
        return forgetLeases.run(List.of(keys.leases(partition)), arguments).replaceWithVoid();
    }

    private static String member(Lease lease) {
        return lease.user().value() + "/" + lease.session().value();
    }

    private static Lease lease(String member) {
        int slash = member.indexOf('/');
        return new Lease(new UserId(member.substring(0, slash)), new SessionId(member.substring(slash + 1)));
    }

    @Override
    public Uni<Void> renewPod(PodId pod, Instant until) {
        return redis.send(Command.ZADD, PresenceKeys.PODS, until.toEpochMilli(), pod)
                .replaceWithVoid();
    }

    @Override
    public Uni<Set<PodId>> livePods(Instant now) {
        return redis.send(Command.ZRANGEBYSCORE, PresenceKeys.PODS, now.toEpochMilli(), "+inf")
                .map(pods -> Items.texts(pods).stream().map(PodId::new).collect(Collectors.toUnmodifiableSet()));
    }

    @Override
    public Uni<Void> removePod(PodId pod) {
        return redis.send(Command.ZREM, PresenceKeys.PODS, pod).replaceWithVoid();
    }

    private static UserState state(UserId user, @Nullable Response fields) {
        if (fields == null || fields.get(1) == null) {
            return UserState.unknown(user);
        }
        try {
            return StateMapping.state(
                    io.openspeak.presence.v1.UserState.parseFrom(fields.get(1).toBytes()));
        } catch (InvalidProtocolBufferException corrupt) {
            throw new IllegalStateException("the record of " + user + " can't be read", corrupt);
        }
    }
}
