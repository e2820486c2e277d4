package io.openspeak.auth.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.auth.TestEntries;
import io.openspeak.auth.domain.KeptRing;
import io.openspeak.auth.domain.KeyRing;
import io.openspeak.auth.domain.RingKey;
import io.openspeak.auth.v1.AuthFact;
import io.openspeak.platform.redis.RedisCommands;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The shared key ring on a real Redis. */
class RedisKeyRingStoreTest {

    private static final Instant NOW = Instant.ofEpochMilli(1_767_225_600_000L);

    private static final TestStores STORES = new TestStores();
    private static final RedisKeyRingStore STORE = STORES.keyRing();

    @AfterAll
    static void stop() {
        STORES.close();
    }

    @BeforeEach
    void empty() {
        STORES.clear();
    }

    @Test
    void read_nothingKept_isNothing() {
        assertThat(STORE.read().await().indefinitely()).isEqualTo(KeptRing.NOTHING);
    }

    @Test
    void replace_ofTheVersionThatIsKept_isReadBackAndTold() throws Exception {
        KeptRing ring = ring(1, "k1");

        assertThat(replace(0, ring)).isTrue();

        assertThat(STORE.read().await().indefinitely()).isEqualTo(ring);
        Response entry = send(Command.XRANGE, "auth:{0}:events", "-", "+").get(0);
        byte[] data = entry.get(1).get(11).toBytes();
        assertThat(AuthFact.parseFrom(data).getSigningKeyChanged()).isEqualTo("k1");
        assertThat(send(Command.XLEN, "auth:{0}:audit").toInteger()).isEqualTo(1);
    }

    @Test
    void replace_withoutAnAct_writesNoAudit() {
        STORE.replace(0, ring(1, "k1"), NOW, Optional.empty()).await().indefinitely();

        assertThat(send(Command.EXISTS, "auth:{0}:audit").toInteger()).isZero();
    }

    @Test
    void replace_ofAnotherVersion_changesAndTellsNothing() {
        replace(0, ring(1, "k1"));

        assertThat(replace(0, ring(1, "k2"))).isFalse();

        assertThat(STORE.read().await().indefinitely()).isEqualTo(ring(1, "k1"));
        assertThat(send(Command.XLEN, "auth:{0}:events").toInteger()).isEqualTo(1);
    }

    private static boolean replace(long version, KeptRing next) {
        return STORE.replace(version, next, NOW, Optional.of(TestEntries.any(NOW)))
                .await()
                .indefinitely();
    }

    private static KeptRing ring(long version, String id) {
        return new KeptRing(
                version,
                new KeyRing(List.of(new RingKey(id, NOW, NOW.plusSeconds(9), Duration.ofMinutes(15)))),
                Map.of(id, "sealed " + id));
    }

    private static Response send(Command command, Object... arguments) {
        return Objects.requireNonNull(new RedisCommands(STORES.client())
                .send(command, arguments)
                .await()
                .indefinitely());
    }
}
