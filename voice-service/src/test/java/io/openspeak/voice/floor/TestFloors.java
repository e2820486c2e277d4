package io.openspeak.voice.floor;

import io.openspeak.platform.testing.RealRedis;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.net.NetClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import java.util.Map;

/** A real Redis with clients for it, and settings as an operator would make them. */
public final class TestFloors implements AutoCloseable {

    private final RealRedis server = RealRedis.start();
    private final Vertx vertx = Vertx.vertx();

    /** The server, to end it and to let it forget. */
    public RealRedis server() {
        return server;
    }

    /** A client with a pool of its own. */
    public Redis client() {
        return Redis.createClient(
                vertx,
                new RedisOptions()
                        .setConnectionString(server.url())
                        .setProtocolNegotiation(false)
                        .setMaxPoolSize(16)
                        .setMaxPoolWaiting(1000)
                        .setNetClientOptions(new NetClientOptions().setConnectTimeout(2_000)));
    }

    /** Settings, by their names behind {@code openspeak.voice.floor}. */
    public static FloorSettings settings(Map<String, String> set) {
        Map<String, String> named = new java.util.HashMap<>();
        set.forEach((name, value) -> named.put("openspeak.voice.floor." + name, value));
        return new SmallRyeConfigBuilder()
                .withMapping(FloorSettings.class)
                .withConverter(java.time.Duration.class, 200, new io.quarkus.runtime.configuration.DurationConverter())
                .withSources(new PropertiesConfigSource(named, "test", 100))
                .build()
                .getConfigMapping(FloorSettings.class);
    }

    @Override
    public void close() {
        vertx.close().await().indefinitely();
        server.close();
    }
}
