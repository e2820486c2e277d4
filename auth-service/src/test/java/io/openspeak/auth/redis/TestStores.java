package io.openspeak.auth.redis;

import io.openspeak.auth.AuthSettings;
import io.openspeak.auth.KeyedHash;
import io.openspeak.auth.crypto.HmacKeyedHash;
import io.openspeak.auth.domain.TokenLives;
import io.openspeak.platform.redis.RedisCommands;
import io.openspeak.platform.testing.RealRedis;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Response;
import io.vertx.redis.client.RedisOptions;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/** Stores of auth-service on a real Redis, without the service: what several pods have, each with its own connections. */
public final class TestStores implements AutoCloseable {

    /** An external issuer. */
    static final String ELSEWHERE = "https://elsewhere";

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

    /** Our own tokens live as by default, those of {@link #ELSEWHERE} a day. */
    static TokenLives lives() {
        return new TokenLives(settings().accessTokenTtl(), Map.of(ELSEWHERE, Duration.ofDays(1)));
    }

    public RedisAccountStore accounts() {
        return new RedisAccountStore(newClient(), new AuditAppend(settings), new SignOut(lives()));
    }

    public RedisPasswordStore passwords() {
        return new RedisPasswordStore(newClient(), new AuditAppend(settings), new SignOut(lives()));
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
