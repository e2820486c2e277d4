package io.openspeak.platform.redis;

import io.openspeak.platform.redis.log.FactAppend;
import io.openspeak.platform.redis.log.PartitionedLog;
import io.openspeak.platform.redis.script.LuaScript;
import io.openspeak.platform.testing.FailingOver;
import io.openspeak.platform.testing.RealRedis;
import io.openspeak.platform.testing.RealSentinelSet;
import io.vertx.core.net.NetClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.redis.client.RedisClientType;
import io.vertx.redis.client.RedisOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** A log on a real Redis, with the client settings of production, and a producer who writes words to it. */
public final class TestLog implements AutoCloseable {

    public final PartitionedLog log = new PartitionedLog("test", 4);
    public final RedisCommands commands;
    private final Vertx vertx = Vertx.vertx();
    private final RedisOptions options;
    private final LuaScript append;

    private TestLog(RedisOptions options) {
        this.options = options;
        commands = new RedisCommands(client());
        append = LuaScript.load(commands, "append_only");
    }

    public static TestLog on(RealRedis server) {
        return new TestLog(new RedisOptions().setConnectionString(server.url()));
    }

    public static TestLog on(FailingOver servers) {
        return new TestLog(new RedisOptions()
                .setType(RedisClientType.valueOf(servers.type().toUpperCase(Locale.ROOT)))
                .setEndpoints(servers.urls())
                .setMasterName(RealSentinelSet.MASTER_NAME));
    }

    /** A client of its own, for what blocks. */
    public Redis client() {
        return Redis.createClient(
                vertx,
                new RedisOptions(options)
                        .setProtocolNegotiation(false)
                        .setMaxPoolSize(64)
                        .setMaxPoolWaiting(1000)
                        .setNetClientOptions(
                                new NetClientOptions().setConnectTimeout(2_000).setReadIdleTimeout(10)));
    }

    /** Appends a fact that holds a word; tried again until it is answered. */
    public void says(int partition, String word) {
        append.run(
                        List.of(log.stream(partition), log.epoch(partition)),
                        FactAppend.arguments(
                                "word.v1", System.currentTimeMillis(), "", word.getBytes(StandardCharsets.UTF_8)))
                .onFailure()
                .retry()
                .withBackOff(Duration.ofMillis(50), Duration.ofMillis(200))
                .atMost(200)
                .await()
                .indefinitely();
    }

    /** Has every write on disk before it is answered, so that a restart loses none. */
    public void writeThrough() {
        commands.send(Command.CONFIG, "SET", "appendfsync", "always").await().indefinitely();
    }

    public void flush() {
        commands.send(Command.FLUSHALL).await().indefinitely();
    }

    @Override
    public void close() {
        vertx.close().await().indefinitely();
    }
}
