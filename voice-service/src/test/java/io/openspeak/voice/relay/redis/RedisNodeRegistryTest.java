package io.openspeak.voice.relay.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.platform.identity.PodId;
import io.openspeak.platform.testing.RealRedis;
import io.openspeak.voice.relay.domain.Node;
import io.openspeak.voice.relay.domain.RelayAddress;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Redis;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The registry in a real Redis. */
@SuppressWarnings("NullAway.Init")
class RedisNodeRegistryTest {

    private static final Instant NOW = Instant.parse("2026-11-26T00:00:00Z");
    private static final Node ONE = new Node(new PodId("voice-1-a"), new RelayAddress("10.0.0.1", 8804));
    private static final Node TWO = new Node(new PodId("voice-2-b"), new RelayAddress("fd00::2", 8804));

    private static RealRedis server;
    private static Vertx vertx;
    private static Redis redis;

    private RedisNodeRegistry registry;

    @BeforeAll
    static void start() {
        server = RealRedis.start();
        vertx = Vertx.vertx();
        redis = Redis.createClient(vertx, server.url());
    }

    @AfterAll
    static void stop() {
        redis.close();
        await(vertx.close());
        server.close();
    }

    @BeforeEach
    void empty() {
        registry = new RedisNodeRegistry(redis);
        await(registry.leave(ONE.pod()));
        await(registry.leave(TWO.pod()));
    }

    @Test
    void pods_meet() {
        assertThat(await(registry.meet(ONE, NOW.plusSeconds(6), NOW))).containsExactly(ONE);
        assertThat(await(registry.meet(TWO, NOW.plusSeconds(6), NOW))).containsExactlyInAnyOrder(ONE, TWO);
    }

    @Test
    void podThatDoesNotRenew_isForgotten() {
        await(registry.meet(ONE, NOW.plusSeconds(6), NOW));

        Instant then = NOW.plusSeconds(5);
        assertThat(await(registry.meet(TWO, then.plusSeconds(6), then))).containsExactlyInAnyOrder(ONE, TWO);
        then = NOW.plusSeconds(6);
        assertThat(await(registry.meet(TWO, then.plusSeconds(6), then))).containsExactly(TWO);
    }

    @Test
    void podThatMoved_isFoundAtItsNewAddress() {
        await(registry.meet(ONE, NOW.plusSeconds(6), NOW));
        Node moved = new Node(ONE.pod(), new RelayAddress("10.0.0.9", 8804));

        assertThat(await(registry.meet(moved, NOW.plusSeconds(6), NOW))).containsExactly(moved);
    }

    @Test
    void podAtTheAddressOfAnother_takesItsPlace() {
        await(registry.meet(ONE, NOW.plusSeconds(6), NOW));
        Node successor = new Node(TWO.pod(), ONE.address());

        assertThat(await(registry.meet(successor, NOW.plusSeconds(6), NOW))).containsExactly(successor);
    }

    @Test
    void podThatLeft_isGoneAtOnce() {
        await(registry.meet(ONE, NOW.plusSeconds(6), NOW));

        await(registry.leave(ONE.pod()));

        assertThat(await(registry.meet(TWO, NOW.plusSeconds(6), NOW))).containsExactly(TWO);
    }

    private static <T> T await(Uni<T> answer) {
        return answer.await().atMost(Duration.ofSeconds(20));
    }
}
