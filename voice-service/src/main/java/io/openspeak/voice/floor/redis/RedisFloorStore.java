package io.openspeak.voice.floor.redis;

import com.google.protobuf.InvalidProtocolBufferException;
import io.openspeak.platform.failures.FailureLog;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.redis.RedisCommands;
import io.openspeak.platform.redis.log.FactAppend;
import io.openspeak.platform.redis.log.PartitionedLog;
import io.openspeak.platform.redis.script.LuaScript;
import io.openspeak.voice.floor.FloorAsk;
import io.openspeak.voice.floor.FloorSettings;
import io.openspeak.voice.floor.FloorStore;
import io.openspeak.voice.floor.contract.FloorFacts;
import io.openspeak.voice.floor.contract.FloorMapping;
import io.openspeak.voice.floor.domain.ChannelFloor;
import io.openspeak.voice.floor.domain.Floor;
import io.openspeak.voice.floor.domain.FloorAnswer;
import io.openspeak.voice.floor.domain.FloorTerms;
import io.openspeak.voice.floor.domain.Grant;
import io.openspeak.voice.v1.FloorState;
import io.openspeak.voice.v1.VoiceFact;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Floors in Redis: a hash a channel, compared by version and lease in the script that writes it and its fact. */
@ApplicationScoped
public class RedisFloorStore implements FloorStore {

    private static final byte[] NO_ANSWER = {};

    private final RedisCommands redis;
    private final PartitionedLog log;
    private final FloorKeys keys;
    private final FloorTerms terms;
    private final Duration keepIdle;
    private final Duration commandMemory;
    private final LuaScript writeFloor;
    private final LuaScript renewFloor;
    private final LuaScript denyFloor;

    public RedisFloorStore(Redis redis, PartitionedLog log, FloorSettings settings) {
        this.redis = new RedisCommands(redis);
        this.log = log;
        keys = new FloorKeys(log);
        terms = settings.terms();
        keepIdle = settings.keepIdle();
        commandMemory = settings.commandMemory();
        writeFloor = LuaScript.load(this.redis, "write_floor");
        renewFloor = LuaScript.load(this.redis, "renew_floor");
        denyFloor = LuaScript.load(this.redis, "deny_floor");
    }

    @Override
    public Uni<ChannelFloor> find(ChannelId channel) {
        return redis.send(Command.HMGET, keys.floor(channel), "s", "u").map(fields -> floor(channel, fields));
    }

    @Override
    public Multi<ChannelFloor> all() {
        return redis.members(IntStream.range(0, log.partitions()).mapToObj(keys::floors))
                .onItem()
                .transformToUni(channel -> find(new ChannelId(channel)))
                .merge(64);
    }

    @Override
    public Uni<Write> write(ChannelFloor read, ChannelFloor after, Optional<Reply> reply) {
        int partition = keys.partition(after.channel());
        Optional<Grant> grant = after.current();
        List<Object> arguments = new ArrayList<>(List.of(
                read.version(),
                read.current().map(RedisFloorStore::leaseEnd).orElse(""),
                after.version(),
                FloorMapping.record(after, terms).toByteArray(),
                after.channel(),
                renewable(after),
                grant.map(RedisFloorStore::leaseEnd).orElse(""),
                after.idle() ? String.valueOf(keepIdle.toMillis()) : "",
                reply.map(this::encoded).orElse(NO_ANSWER),
                commandMemory.toMillis()));
        arguments.addAll(fact(FloorFacts.changed(after, terms)));
        List<String> scriptKeys = new ArrayList<>(List.of(
                keys.floor(after.channel()), keys.floors(partition), log.stream(partition), log.epoch(partition)));
        reply.map(Reply::ask).map(keys::command).ifPresent(scriptKeys::add);
        return writeFloor.run(scriptKeys, arguments).map(RedisFloorStore::outcome);
    }

    @Override
    public Uni<Boolean> renew(ChannelId channel, long token, Instant until) {
        return renewFloor
                .run(List.of(keys.floor(channel)), List.of(token, until.toEpochMilli()))
                .map(answer -> answer != null && answer.toInteger() == 1);
    }

    @Override
    public Uni<FloorAnswer> deny(FloorAsk ask, FloorAnswer.Denied answer, Instant now) {
        int partition = keys.partition(ask.channel());
        List<Object> arguments =
                new ArrayList<>(List.of(RememberedAnswer.encode(answer, terms), commandMemory.toMillis()));
        arguments.addAll(fact(FloorFacts.denied(ask, answer, now)));
        List<String> scriptKeys = new ArrayList<>(List.of(log.stream(partition), log.epoch(partition)));
        ask.named().map(keys::command).ifPresent(scriptKeys::add);
        return denyFloor
                .run(scriptKeys, arguments)
                .map(kept -> kept == null ? answer : RememberedAnswer.decode(kept.toBytes()));
    }

    @Override
    public Uni<FloorAnswer> keep(Reply reply) {
        String key = keys.command(reply.ask());
        return redis.send(Command.SET, key, encoded(reply), "NX", "PX", commandMemory.toMillis())
                .chain(kept -> kept != null
                        ? Uni.createFrom().item(reply.answer())
                        : answerTo(reply.ask()).map(first -> first.orElse(reply.answer())));
    }

    @Override
    public Uni<Optional<FloorAnswer>> answerTo(NamedAsk ask) {
        return redis.send(Command.GET, keys.command(ask))
                .map(kept -> Optional.ofNullable(kept).map(bytes -> RememberedAnswer.decode(bytes.toBytes())));
    }

    private byte[] encoded(Reply reply) {
        return RememberedAnswer.encode(reply.answer(), terms);
    }

    private static List<Object> fact(VoiceFact fact) {
        return FactAppend.arguments(FloorFacts.TYPE, fact.getAt(), FailureLog.traceId(), fact.toByteArray());
    }

    /** Nobody renews what is being revoked: so the lease of a pod that does not answer ends. */
    private static String renewable(ChannelFloor floor) {
        return floor.floor() instanceof Floor.Granted(Grant grant) ? String.valueOf(grant.token()) : "";
    }

    private static String leaseEnd(Grant grant) {
        return String.valueOf(grant.until().toEpochMilli());
    }

    private static Write outcome(@Nullable Response answer) {
        if (answer == null) {
            throw new IllegalStateException("write_floor answers nothing");
        }
        return switch (answer.get(0).toInteger()) {
            case 0 -> new Write.Outdated();
            case 1 -> new Write.Done();
            default -> new Write.Repeated(RememberedAnswer.decode(answer.get(1).toBytes()));
        };
    }

    private static ChannelFloor floor(ChannelId channel, @Nullable Response fields) {
        if (fields == null || fields.get(0) == null) {
            return ChannelFloor.untouched(channel);
        }
        try {
            FloorState state = FloorState.parseFrom(fields.get(0).toBytes());
            long leaseEnd = fields.get(1) == null ? 0 : fields.get(1).toLong();
            return FloorMapping.floor(state, Instant.ofEpochMilli(leaseEnd));
        } catch (InvalidProtocolBufferException corrupt) {
            throw new IllegalStateException("the floor of " + channel + " can't be read", corrupt);
        }
    }
}
