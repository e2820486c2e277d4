package io.openspeak.channel.redis;

import io.openspeak.channel.Outcome;
import io.openspeak.channel.contract.ChannelFacts;
import io.openspeak.channel.directory.ChannelStore;
import io.openspeak.channel.directory.ChannelTree;
import io.openspeak.channel.domain.Channel;
import io.openspeak.channel.domain.ChannelContents;
import io.openspeak.channel.domain.ChannelState;
import io.openspeak.channel.domain.KeptChannel;
import io.openspeak.channel.domain.Link;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.Items;
import io.openspeak.platform.redis.RedisCommands;
import io.openspeak.platform.redis.log.PartitionedLog;
import io.openspeak.platform.redis.script.LuaScript;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Channels in Redis, each in the partition of its id. */
@ApplicationScoped
public class RedisChannelStore implements ChannelStore {

    private static final int PAGE = 500;
    private static final int AT_A_TIME = 64;

    private final RedisCommands redis;
    private final ChannelKeys keys;
    private final LuaScript create;
    private final LuaScript createInitial;
    private final LuaScript update;
    private final LuaScript move;
    private final LuaScript read;

    public RedisChannelStore(Redis redis, PartitionedLog log) {
        this.redis = new RedisCommands(redis);
        keys = new ChannelKeys(log);
        create = LuaScript.load(this.redis, "create_channel");
        createInitial = LuaScript.load(this.redis, "create_initial_channel");
        update = LuaScript.load(this.redis, "update_channel");
        move = LuaScript.load(this.redis, "move_channel");
        read = LuaScript.load(this.redis, "read_channel");
    }

    @Override
    public Uni<Outcome> create(Channel channel, Optional<Link> link, UserId actor) {
        List<Object> arguments = Written.arguments(ChannelFacts.created(channel, Optional.of(actor)));
        arguments.addAll(List.of(
                channel.id(),
                ChannelRecord.write(channel),
                channel.capacity(),
                linger(channel),
                link.map(Link::value).orElse(ChannelRecord.NO_LINK)));
        return create.run(keys.ofCreateScript(channel.id(), givenUp(channel.id(), link)), arguments)
                .map(answer -> Written.outcome(keys.partition(channel.id()), answer));
    }

    @Override
    public Uni<Outcome> createInitial(Channel channel) {
        List<Object> arguments = Written.arguments(ChannelFacts.created(channel, Optional.empty()));
        arguments.addAll(List.of(channel.id(), ChannelRecord.write(channel), channel.capacity()));
        return createInitial
                .run(keys.ofCreateScript(channel.id(), keys.initial(keys.partition(channel.id()))), arguments)
                .map(answer -> Written.outcome(keys.partition(channel.id()), answer));
    }

    @Override
    public Uni<Optional<ChannelState>> find(ChannelId id) {
        return redis.send(Command.HMGET, keys.channel(id), "channel", "version")
                .chain(fields -> redis.send(Command.HLEN, keys.members(id))
                        .map(members -> state(Objects.requireNonNull(fields), Objects.requireNonNull(members))));
    }

    @Override
    public Uni<Optional<KeptChannel>> findKept(ChannelId id) {
        return redis.send(Command.HMGET, keys.channel(id), "channel", "revision", "link", "closing")
                .map(fields -> kept(Objects.requireNonNull(fields)));
    }

    @Override
    public Multi<ChannelContents> all() {
        return Multi.createFrom()
                .items(IntStream.range(0, keys.log().partitions()).boxed())
                .onItem()
                .transformToMultiAndConcatenate(partition -> idsAfter(partition, "-"))
                .onItem()
                .transformToUni(this::contents)
                .merge(AT_A_TIME)
                .onItem()
                .transformToMultiAndConcatenate(found -> Multi.createFrom().items(found.stream()));
    }

    private Multi<ChannelId> idsAfter(int partition, String from) {
        return redis.send(Command.ZRANGEBYLEX, keys.directory(partition), from, "+", "LIMIT", 0, PAGE)
                .map(found ->
                        Items.of(found).map(id -> new ChannelId(id.toString())).toList())
                .onItem()
                .transformToMulti(ids -> Multi.createBy()
                        .concatenating()
                        .streams(
                                Multi.createFrom().iterable(ids),
                                ids.size() < PAGE
                                        ? Multi.createFrom().empty()
                                        : Multi.createFrom().deferred(() -> idsAfter(partition, "(" + ids.getLast()))));
    }

    private Uni<Optional<ChannelContents>> contents(ChannelId id) {
        return read.run(keys.ofReadScript(id), List.of())
                .map(answer -> ChannelRecord.contents(Objects.requireNonNull(answer)));
    }

    @Override
    public Uni<Outcome> update(KeptChannel seen, Channel after, UserId actor, Instant now) {
        return update.run(keys.ofUpdateScript(after.id()), changing(seen, after, actor, now))
                .map(answer -> Written.outcome(keys.partition(after.id()), answer));
    }

    @Override
    public Uni<Outcome> move(
            KeptChannel seen, Channel after, Optional<Link> link, ChannelTree.Turn turn, UserId actor, Instant now) {
        List<String> touched = new ArrayList<>(keys.ofUpdateScript(after.id()));
        touched.add(keys.fence(keys.partition(after.id())));
        touched.add(givenUp(after.id(), link));
        List<Object> arguments = changing(seen, after, actor, now);
        arguments.addAll(List.of(turn.number(), link.map(Link::value).orElse(ChannelRecord.NO_LINK)));
        return move.run(touched, arguments).map(answer -> Written.outcome(keys.partition(after.id()), answer));
    }

    private static List<Object> changing(KeptChannel seen, Channel after, UserId actor, Instant now) {
        List<Object> arguments = Written.arguments(ChannelFacts.updated(after, actor, now));
        arguments.addAll(
                List.of(after.id(), seen.revision(), ChannelRecord.write(after), after.capacity(), linger(after)));
        return arguments;
    }

    private static String linger(Channel channel) {
        return channel.temporary() ? String.valueOf(channel.linger().toMillis()) : "";
    }

    /** A channel at the top has no link, and none of that name is ever given up. */
    private String givenUp(ChannelId channel, Optional<Link> link) {
        return keys.givenUp(channel, link.orElse(new Link("none")));
    }

    private static Optional<KeptChannel> kept(Response fields) {
        @Nullable Response channel = fields.get(0);
        if (channel == null || fields.get(3) != null) {
            return Optional.empty();
        }
        return Optional.of(new KeptChannel(
                ChannelRecord.read(channel), fields.get(1).toLong(), ChannelRecord.link(fields.get(2))));
    }

    private static Optional<ChannelState> state(Response fields, Response members) {
        return Optional.ofNullable(fields.get(0))
                .map(channel -> new ChannelState(
                        ChannelRecord.read(channel),
                        members.toInteger(),
                        fields.get(1).toLong()));
    }
}
