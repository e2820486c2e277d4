package io.openspeak.auth.redis;

import io.openspeak.auth.AuthSettings;
import io.openspeak.auth.KeyedHash;
import io.openspeak.auth.crypto.HmacKeyedHash;
import io.openspeak.platform.identity.IdentitySettings;
import io.openspeak.platform.redis.RedisCommands;
import io.openspeak.platform.testing.RealRedis;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Response;
import io.vertx.redis.client.RedisOptions;
import java.util.Objects;

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
        return mapping(AuthSettings.class);
    }

    private static <T> T mapping(Class<T> type) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withMapping(type)
                .build()
                .getConfigMapping(type);
    }

    /** As it is by default. */
    public static SignOut signOut() {
        return new SignOut(settings(), mapping(IdentitySettings.class));
    }

    public RedisAccountStore accounts() {
        return new RedisAccountStore(newClient(), new AuditAppend(settings), signOut());
    }

    public RedisPasswordStore passwords() {
        return new RedisPasswordStore(newClient(), new AuditAppend(settings), signOut());
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
        return RedisDump.of(client);
    }

    public Response send(Command command, Object... arguments) {
        return Objects.requireNonNull(redis.send(command, arguments).await().indefinitely());
    }

    private Redis newClient() {
        return Redis.createClient(
                vertx,
                new RedisOptions()
                        .setConnectionString(server.url())
                        .setProtocolNegotiation(false)
                        .setMaxPoolSize(8)
                        .setMaxPoolWaiting(10_000));
    }

    @Override
    public void close() {
        vertx.close().await().indefinitely();
        server.close();
    }
}
