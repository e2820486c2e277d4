package io.openspeak.auth.redis;

import io.openspeak.auth.AuthSettings;
import io.openspeak.auth.RandomSecrets;
import io.openspeak.auth.domain.TokenLives;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.RedisCommands;
import io.openspeak.platform.testing.RealRedis;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** The stores of two pods over one real Redis. */
final class TwoPods implements AutoCloseable {

    final AuthSettings settings = new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(AuthSettings.class)
            .build()
            .getConfigMapping(AuthSettings.class);
    final List<RedisRefreshFamilies> families;
    final List<RedisApiTokenStore> tokens;
    final List<RedisRevocationStore> revocations;
    final RedisCommands redis;

    private final RealRedis server = RealRedis.start();
    private final Vertx vertx = Vertx.vertx();

    TwoPods() {
        List<Redis> clients = Stream.generate(this::client).limit(2).toList();
        AuditAppend audit = new AuditAppend(settings);
        RandomSecrets random = new RandomSecrets();
        TokenLives lives = TestStores.lives();
        redis = new RedisCommands(clients.getFirst());
        families = clients.stream()
                .map(client -> new RedisRefreshFamilies(client, audit, new SignOut(lives), lives, settings))
                .toList();
        tokens = clients.stream()
                .map(client -> new RedisApiTokenStore(client, audit, random, settings))
                .toList();
        revocations = clients.stream()
                .map(client -> new RedisRevocationStore(client, settings))
                .toList();
    }

    /** A user of a fresh account. */
    UserId account() {
        UserId user = new UserId("user-" + UUID.randomUUID());
        enable(user);
        return user;
    }

    void enable(UserId user) {
        redis.send(Command.HSET, AuthKeys.account(user), "name", user, "roles", "member", "disabled", "0")
                .await()
                .indefinitely();
    }

    void disable(UserId user) {
        redis.send(Command.HSET, AuthKeys.account(user), "disabled", "1")
                .await()
                .indefinitely();
    }

    private Redis client() {
        return Redis.createClient(
                vertx,
                new RedisOptions()
                        .setConnectionString(server.url())
                        .setProtocolNegotiation(false)
                        .setMaxPoolWaiting(1000));
    }

    @Override
    public void close() {
        vertx.close().await().indefinitely();
        server.close();
    }
}
