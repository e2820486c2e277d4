package io.openspeak.channel.redis;

import com.google.protobuf.InvalidProtocolBufferException;
import io.openspeak.channel.ChannelStore;
import io.openspeak.channel.contract.ChannelFacts;
import io.openspeak.channel.contract.ChannelMessages;
import io.openspeak.channel.domain.Channel;
import io.openspeak.channel.domain.ChannelState;
import io.openspeak.platform.failures.FailureLog;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.RedisCommands;
import io.openspeak.platform.redis.log.EntryId;
import io.openspeak.platform.redis.log.FactAppend;
import io.openspeak.platform.redis.log.LogPosition;
import io.openspeak.platform.redis.log.LogReader;
import io.openspeak.platform.redis.script.LuaScript;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Channels in Redis, each in the partition of its id. */
@ApplicationScoped
public class RedisChannelStore implements ChannelStore {

    private final RedisCommands redis;
    private final LuaScript create;
    private final LogReader log;

    public RedisChannelStore(Redis redis) {
        this.redis = new RedisCommands(redis);
        create = LuaScript.load(this.redis, "create_channel");
        log = new LogReader(this.redis, ChannelKeys.LOG);
    }

    @Override
    public Uni<Optional<LogPosition>> create(Channel channel, Optional<UserId> actor) {
        List<Object> arguments = new ArrayList<>(FactAppend.arguments(
                ChannelFacts.TYPE,
                channel.createdAt().toEpochMilli(),
                FailureLog.traceId(),
                ChannelFacts.created(channel, actor).toByteArray()));
        arguments.add(channel.id());
        arguments.add(ChannelMessages.message(new ChannelState(channel, 0, 0)).toByteArray());
        arguments.add(channel.capacity());
        return create.run(ChannelKeys.ofCreateScript(channel.id()), arguments)
                .map(written -> position(channel.id(), Objects.requireNonNull(written)));
    }

    @Override
    public Uni<Optional<ChannelState>> find(ChannelId id) {
        return redis.send(Command.HMGET, ChannelKeys.channel(id), "channel", "version")
                .chain(fields -> redis.send(Command.HLEN, ChannelKeys.members(id))
                        .map(members -> state(Objects.requireNonNull(fields), Objects.requireNonNull(members))));
    }

    @Override
    public Uni<List<ChannelId>> idsAfter(Optional<ChannelId> id, int count) {
        String from = id.map(after -> "(" + after).orElse("-");
        List<Uni<Response>> parts = IntStream.range(0, ChannelKeys.LOG.partitions())
                .mapToObj(partition -> redis.send(
                                Command.ZRANGEBYLEX, ChannelKeys.directory(partition), from, "+", "LIMIT", 0, count)
                        .map(Objects::requireNonNull))
                .toList();
        return Uni.join()
                .all(parts)
                .andFailFast()
                .map(found -> found.stream()
                        .flatMap(Items::of)
                        .map(Response::toString)
                        .sorted()
                        .limit(count)
                        .map(ChannelId::new)
                        .toList());
    }

    @Override
    public Uni<LogPosition> end() {
        return log.end();
    }

    private static Optional<LogPosition> position(ChannelId channel, Response written) {
        return written.size() == 0
                ? Optional.empty()
                : Optional.of(LogPosition.of(
                        ChannelKeys.partition(channel),
                        written.get(0).toString(),
                        EntryId.parse(written.get(1).toString())));
    }

    private static Optional<ChannelState> state(Response fields, Response members) {
        @Nullable Response channel = fields.get(0);
        if (channel == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ChannelState(
                    ChannelMessages.channel(io.openspeak.channel.v1.Channel.parseFrom(channel.toBytes())),
                    members.toInteger(),
                    fields.get(1).toLong()));
        } catch (InvalidProtocolBufferException broken) {
            throw new IllegalStateException("a stored channel can't be read", broken);
        }
    }
}
