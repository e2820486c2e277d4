package io.openspeak.channel.redis;

import io.openspeak.channel.Outcome;
import io.openspeak.channel.contract.ChannelFacts;
import io.openspeak.channel.deletion.ChannelEnds;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.Items;
import io.openspeak.platform.redis.RedisCommands;
import io.openspeak.platform.redis.log.PartitionedLog;
import io.openspeak.platform.redis.script.LuaScript;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Ends of channels in Redis, each in the partition of its channel. */
@ApplicationScoped
public class RedisChannelEnds implements ChannelEnds {

    /** Who began a deletion has that long for it before others take part. */
    private static final Duration OWN_TIME = Duration.ofSeconds(10);

    private final RedisCommands redis;
    private final ChannelKeys keys;
    private final LuaScript close;
    private final LuaScript closeIdle;
    private final LuaScript delete;

    public RedisChannelEnds(Redis redis, PartitionedLog log) {
        this.redis = new RedisCommands(redis);
        keys = new ChannelKeys(log);
        close = LuaScript.load(this.redis, "close_channel");
        closeIdle = LuaScript.load(this.redis, "close_idle_channel");
        delete = LuaScript.load(this.redis, "delete_channel");
    }

    @Override
    public Uni<Closing> close(ChannelId channel, Cause cause, Instant now) {
        int partition = keys.partition(channel);
        return close.run(
                        List.of(
                                keys.channel(channel),
                                keys.children(channel),
                                keys.closing(partition),
                                keys.deadlines(partition)),
                        List.of(channel, mark(cause), now.plus(OWN_TIME).toEpochMilli()))
                .map(RedisChannelEnds::closing);
    }

    @Override
    public Uni<Closing> closeIdle(ChannelId channel, Cause cause, Instant now) {
        int partition = keys.partition(channel);
        return closeIdle
                .run(
                        List.of(
                                keys.channel(channel),
                                keys.members(channel),
                                keys.children(channel),
                                keys.closing(partition),
                                keys.deadlines(partition)),
                        List.of(channel, mark(cause), now.toEpochMilli()))
                .map(RedisChannelEnds::closing);
    }

    @Override
    public Uni<Optional<Closed>> findClosed(ChannelId channel) {
        return redis.send(Command.HMGET, keys.channel(channel), "closing", "channel", "link")
                .map(fields -> closed(Objects.requireNonNull(fields)));
    }

    @Override
    public Uni<Outcome> delete(ChannelId channel, Cause cause, Instant now) {
        List<Object> arguments = Written.arguments(ChannelFacts.deleted(channel, cause.reason(), cause.actor(), now));
        arguments.add(channel);
        return delete.run(keys.ofDeleteScript(channel), arguments)
                .map(answer -> Written.outcome(keys.partition(channel), answer));
    }

    @Override
    public Uni<List<ChannelId>> due(int partition, Instant now, int limit) {
        return until(keys.deadlines(partition), now, limit);
    }

    @Override
    public Uni<List<ChannelId>> unfinished(int partition, Instant now, int limit) {
        return until(keys.closing(partition), now, limit);
    }

    private Uni<List<ChannelId>> until(String times, Instant now, int limit) {
        return redis.send(Command.ZRANGEBYSCORE, times, "-inf", now.toEpochMilli(), "LIMIT", 0, limit)
                .map(ids ->
                        Items.of(ids).map(id -> new ChannelId(id.toString())).toList());
    }

    private static Optional<Closed> closed(Response fields) {
        return Optional.ofNullable(fields.get(0))
                .map(mark -> new Closed(
                        cause(mark.toString()),
                        ChannelRecord.read(fields.get(1)).parent(),
                        ChannelRecord.link(fields.get(2))));
    }

    private static String mark(Cause cause) {
        return cause.actor().map(UserId::value).orElse("") + "\n" + cause.reason();
    }

    private static Cause cause(String mark) {
        int end = mark.indexOf('\n');
        return new Cause(
                Optional.of(mark.substring(0, end))
                        .filter(actor -> !actor.isEmpty())
                        .map(UserId::new),
                mark.substring(end + 1));
    }

    private static Closing closing(@Nullable Response answer) {
        String word = Objects.requireNonNull(answer).toString();
        return switch (word) {
            case "closed" -> Closing.CLOSED;
            case "no_channel", "kept" -> Closing.LEFT;
            case "children" -> Closing.CHILDREN;
            default -> throw new IllegalStateException("a script answered '" + word + "'");
        };
    }
}
