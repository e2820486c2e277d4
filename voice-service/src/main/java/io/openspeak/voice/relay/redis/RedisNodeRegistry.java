package io.openspeak.voice.relay.redis;

import io.openspeak.platform.identity.PodId;
import io.openspeak.platform.redis.RedisCommands;
import io.openspeak.platform.redis.script.LuaScript;
import io.openspeak.voice.relay.NodeRegistry;
import io.openspeak.voice.relay.domain.Node;
import io.openspeak.voice.relay.domain.RelayAddress;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The registry as one hash: pod id to the end of its lease and its address. */
@ApplicationScoped
public class RedisNodeRegistry implements NodeRegistry {

    /** Of no partition: all pods know each other. */
    static final String NODES = "voice:{nodes}:leases";

    private final RedisCommands redis;
    private final LuaScript meet;

    public RedisNodeRegistry(Redis redis) {
        this.redis = new RedisCommands(redis);
        meet = LuaScript.load(this.redis, "meet_nodes");
    }

    @Override
    public Uni<List<Node>> meet(Node self, Instant until, Instant now) {
        return meet.run(List.of(NODES), List.of(self.pod(), self.address(), until.toEpochMilli(), now.toEpochMilli()))
                .map(RedisNodeRegistry::nodes);
    }

    @Override
    public Uni<Void> leave(PodId pod) {
        return redis.send(Command.HDEL, NODES, pod).replaceWithVoid();
    }

    private static List<Node> nodes(@Nullable Response answer) {
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; answer != null && i + 1 < answer.size(); i += 2) {
            nodes.add(new Node(
                    new PodId(answer.get(i).toString()),
                    RelayAddress.parse(answer.get(i + 1).toString())));
        }
        return nodes;
    }
}
