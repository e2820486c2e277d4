package io.openspeak.platform.redis;

import io.openspeak.platform.redis.log.FactAppend;
import io.openspeak.platform.redis.log.PartitionedLog;
import io.openspeak.platform.redis.script.LuaScript;
import io.openspeak.platform.testing.RealRedis;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** A log on a real Redis of its own, and a producer who writes words to it. */
public final class TestLog implements AutoCloseable {

    public final RealRedis server = RealRedis.start();
    public final PartitionedLog log = new PartitionedLog("test", 4);
    public final RedisCommands commands;
    private final Vertx vertx = Vertx.vertx();
    private final LuaScript append;

    public TestLog() {
        commands = new RedisCommands(client());
        append = LuaScript.load(commands, "append_only");
    }

    /** A client of its own, for what blocks. */
    public Redis client() {
        return Redis.createClient(
                vertx,
                new RedisOptions()
                        .setConnectionString(server.url())
                        .setProtocolNegotiation(false)
                        .setMaxPoolWaiting(1000));
    }

    /** Appends a fact that holds a word. */
    public void says(int partition, String word) {
        append.run(
                        List.of(log.stream(partition), log.epoch(partition)),
                        FactAppend.arguments(
                                "word.v1", System.currentTimeMillis(), "", word.getBytes(StandardCharsets.UTF_8)))
                .onFailure()
                .retry()
                .withBackOff(Duration.ofMillis(50))
                .atMost(20)
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
        server.close();
    }
}
