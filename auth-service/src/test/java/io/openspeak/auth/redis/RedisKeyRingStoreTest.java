package io.openspeak.auth.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.auth.TestEntries;
import io.openspeak.auth.domain.KeptRing;
import io.openspeak.auth.domain.KeyRing;
import io.openspeak.auth.domain.RingKey;
import io.openspeak.auth.v1.AuthFact;
import io.openspeak.platform.redis.RedisCommands;
import io.openspeak.platform.testing.RealRedis;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The shared key ring on a real Redis. */
class RedisKeyRingStoreTest {

    private static final Instant NOW = Instant.ofEpochMilli(1_767_225_600_000L);

    private static RealRedis server;
    private static Vertx vertx;
    private static Redis redis;

    @BeforeAll
    static void start() {
        server = RealRedis.start();
        vertx = Vertx.vertx();
        redis = Redis.createClient(vertx, server.url());
    }

    @AfterAll
    static void stop() {
        redis.close();
        vertx.closeAndAwait();
        server.close();
    }

    @BeforeEach
    void empty() {
        send(Command.FLUSHALL);
    }

    @Test
    void read_nothingKept_isNothing() {
        assertThat(store().read().await().indefinitely()).isEqualTo(KeptRing.NOTHING);
    }

    @Test
    void replace_ofTheVersionThatIsKept_isReadBackAndTold() throws Exception {
        KeptRing ring = ring(1, "k1");

        assertThat(replace(0, ring)).isTrue();

        assertThat(store().read().await().indefinitely()).isEqualTo(ring);
        Response entry = send(Command.XRANGE, "auth:{0}:events", "-", "+").get(0);
        Response fields = entry.get(1);
        byte[] data = fields.get(fields.size() - 1).toBytes();
        assertThat(AuthFact.parseFrom(data).getSigningKeyChanged()).isEqualTo("k1");
    }

    @Test
    void replace_withAnAuditEntry_writesIt() {
        store().replace(0, ring(1, "k1"), NOW, Optional.of(TestEntries.any(NOW)))
                .await()
                .indefinitely();

        assertThat(send(Command.XLEN, "auth:{0}:audit").toInteger()).isEqualTo(1);
    }

    @Test
    void replace_ofAnotherVersion_changesAndTellsNothing() {
        replace(0, ring(1, "k1"));

        assertThat(replace(0, ring(1, "k2"))).isFalse();

        assertThat(store().read().await().indefinitely()).isEqualTo(ring(1, "k1"));
        assertThat(send(Command.XLEN, "auth:{0}:events").toInteger()).isEqualTo(1);
    }

    @Test
    void replace_byManyAtOnce_oneWins() {
        List<Uni<Boolean>> tries = IntStream.range(0, 20)
                .mapToObj(pod -> store().replace(0, ring(1, "k" + pod), NOW, Optional.empty()))
                .toList();

        List<Boolean> won = Uni.join().all(tries).andFailFast().await().indefinitely();

        assertThat(won).containsOnlyOnce(true);
    }

    private static boolean replace(long version, KeptRing next) {
        return store().replace(version, next, NOW, Optional.empty()).await().indefinitely();
    }

    private static RedisKeyRingStore store() {
        return new RedisKeyRingStore(redis, new AuditAppend(TestStores.settings()));
    }

    private static KeptRing ring(long version, String id) {
        return new KeptRing(
                version,
                new KeyRing(List.of(new RingKey(id, NOW, NOW.plusSeconds(9), Duration.ofMinutes(15)))),
                Map.of(id, "sealed " + id));
    }

    private static Response send(Command command, Object... arguments) {
        return Objects.requireNonNull(
                new RedisCommands(redis).send(command, arguments).await().indefinitely());
    }
}
