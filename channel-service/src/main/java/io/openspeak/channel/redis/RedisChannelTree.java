package io.openspeak.channel.redis;

import io.openspeak.channel.directory.ChannelTree;
import io.openspeak.channel.domain.Link;
import io.openspeak.platform.identity.ChannelId;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Links in Redis, each in the partition of the parent; turns in partition 0, with a fence in each. */
@ApplicationScoped
public class RedisChannelTree implements ChannelTree {

    private static final int SOME = 100;

    /** Far longer than any command waits to be sent. */
    private static final Duration MARKS_KEPT = Duration.ofHours(1);

    /** A turn of a pod that died ends by itself. */
    private static final Duration LONGEST_TURN = Duration.ofSeconds(5);

    private final RedisCommands redis;
    private final ChannelKeys keys;
    private final LuaScript adopt;
    private final LuaScript confirm;
    private final LuaScript raiseFence;
    private final LuaScript endLease;

    public RedisChannelTree(Redis redis, PartitionedLog log) {
        this.redis = new RedisCommands(redis);
        keys = new ChannelKeys(log);
        adopt = LuaScript.load(this.redis, "adopt_child");
        confirm = LuaScript.load(this.redis, "confirm_child");
        raiseFence = LuaScript.load(this.redis, "raise_fence");
        endLease = LuaScript.load(this.redis, "end_lease");
    }

    @Override
    public Uni<Boolean> adopt(ChannelId parent, Link link, ChannelId child) {
        return adopt.run(List.of(keys.channel(parent), keys.children(parent)), List.of(link, child))
                .map(RedisChannelTree::isOne);
    }

    @Override
    public Uni<Void> release(ChannelId parent, Link link) {
        return redis.send(Command.HDEL, keys.children(parent), link).replaceWithVoid();
    }

    @Override
    public Uni<Map<Link, ChannelId>> someChildren(ChannelId parent) {
        return redis.send(Command.HRANDFIELD, keys.children(parent), SOME)
                .map(found -> Items.of(found).map(Response::toString).toList())
                .chain(links -> links.isEmpty() ? Uni.createFrom().item(Map.of()) : children(parent, links));
    }

    @Override
    public Uni<Boolean> confirm(ChannelId child, Link link) {
        return confirm.run(
                        List.of(keys.channel(child), keys.givenUp(child, link)), List.of(link, MARKS_KEPT.toMillis()))
                .map(RedisChannelTree::isOne);
    }

    @Override
    public Uni<Optional<Turn>> takeTurn() {
        return redis.send(Command.INCR, keys.turns())
                .map(number -> new Turn(Objects.requireNonNull(number).toLong()))
                .chain(turn -> redis.send(Command.SET, keys.turn(), turn.number(), "NX", "PX", LONGEST_TURN.toMillis())
                        .chain(taken -> taken == null
                                ? Uni.createFrom().item(Optional.<Turn>empty())
                                : fenceOffOthers(turn).map(last -> last ? Optional.of(turn) : Optional.<Turn>empty())));
    }

    @Override
    public Uni<Void> endTurn(Turn turn) {
        return endLease.run(List.of(keys.turn()), List.of(turn.number())).replaceWithVoid();
    }

    private Uni<Boolean> fenceOffOthers(Turn turn) {
        List<Uni<Boolean>> fences = IntStream.range(0, keys.log().partitions())
                .mapToObj(partition -> raiseFence
                        .run(List.of(keys.fence(partition)), List.of(turn.number()))
                        .map(RedisChannelTree::isOne))
                .toList();
        return Uni.join().all(fences).andFailFast().map(raised -> !raised.contains(false));
    }

    private Uni<Map<Link, ChannelId>> children(ChannelId parent, List<String> links) {
        List<Object> fields = new ArrayList<>(List.of(keys.children(parent)));
        fields.addAll(links);
        return redis.send(Command.HMGET, fields).map(ids -> children(links, Objects.requireNonNull(ids)));
    }

    private static Map<Link, ChannelId> children(List<String> links, Response ids) {
        Map<Link, ChannelId> children = new HashMap<>();
        for (int i = 0; i < links.size(); i++) {
            @Nullable Response id = ids.get(i);
            if (id != null) {
                children.put(new Link(links.get(i)), new ChannelId(id.toString()));
            }
        }
        return children;
    }

    private static boolean isOne(@Nullable Response answer) {
        return answer != null && answer.toInteger() == 1;
    }
}
