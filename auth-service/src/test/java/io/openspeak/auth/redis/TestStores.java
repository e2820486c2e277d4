package io.openspeak.auth.redis;

import io.openspeak.auth.AuthSettings;
import io.openspeak.auth.KeyedHash;
import io.openspeak.auth.crypto.HmacKeyedHash;
import io.openspeak.platform.redis.RedisCommands;
import io.openspeak.platform.testing.RealRedis;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Response;
import io.vertx.redis.client.RedisOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;

/** Stores of auth-service on a real Redis, without the service: what several pods have, each with its own connections. */
public final class TestStores implements AutoCloseable {

    private final RealRedis server = RealRedis.start();
    private final Vertx vertx = Vertx.vertx();
    private final Redis client = newClient();
    private final RedisCommands redis = new RedisCommands(client);
    private final AuthSettings settings = settings();
    private final KeyedHash hashes = new HmacKeyedHash(settings);

    /** Settings as they are by default. */
    public static AuthSettings settings() {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withMapping(AuthSettings.class)
                .build()
                .getConfigMapping(AuthSettings.class);
    }

    public RedisAccountStore accounts() {
        return new RedisAccountStore(newClient(), new AuditAppend(settings), settings);
    }

    public RedisPasswordStore passwords() {
        return new RedisPasswordStore(newClient(), new AuditAppend(settings), settings);
    }

    public RedisAdministrators administrators() {
        return new RedisAdministrators(newClient());
    }

    public RedisAttemptStore attempts() {
        return new RedisAttemptStore(newClient(), hashes, settings);
    }

    public Vertx vertx() {
        return vertx;
    }

    public Redis client() {
        return client;
    }

    public RealRedis server() {
        return server;
    }

    /** Forgets everything. */
    public void clear() {
        redis.send(Command.FLUSHALL).await().indefinitely();
    }

    /** All that Redis holds, names of keys included, as text. */
    public String dump() {
        List<String> all = new ArrayList<>();
        for (Response key : items(send(Command.KEYS, "*"))) {
            String name = key.toString();
            all.add(name);
            all.add(contents(name));
        }
        return String.join("\n", all);
    }

    public Response send(Command command, Object... arguments) {
        return Objects.requireNonNull(redis.send(command, arguments).await().indefinitely());
    }

    private String contents(String key) {
        return switch (send(Command.TYPE, key).toString()) {
            case "hash" -> send(Command.HGETALL, key).toString();
            case "zset" -> send(Command.ZRANGE, key, 0, -1).toString();
            case "set" -> send(Command.SMEMBERS, key).toString();
            case "stream" -> send(Command.XRANGE, key, "-", "+").toString();
            default -> send(Command.GET, key).toString();
        };
    }

    private static List<Response> items(Response list) {
        return StreamSupport.stream(list.spliterator(), false).toList();
    }

    private Redis newClient() {
        return Redis.createClient(
                vertx,
                new RedisOptions()
                        .setConnectionString(server.url())
                        .setMaxPoolSize(8)
                        .setMaxPoolWaiting(10_000));
    }

    @Override
    public void close() {
        vertx.close().await().indefinitely();
        server.close();
    }
}
