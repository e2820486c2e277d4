package io.openspeak.voice.floor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.voice.floor.TestPod.Talker;
import io.openspeak.voice.floor.domain.ChannelFloor;
import io.openspeak.voice.floor.domain.FloorAnswer;
import io.openspeak.voice.floor.domain.FloorReason;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Floors while Redis is out of reach, and after it is back, with its data or without. */
@SuppressWarnings("NullAway.Init")
class FloorsWithoutRedisTest {

    private static final FloorSettings SETTINGS = TestFloors.settings(Map.of(
            "lease", "600ms", "renew-every", "100ms", "silence", "1s", "longest-talk", "60s", "asks-per-second", "50"));
    private static final ChannelId CHANNEL = new ChannelId("ptt");

    private TestFloors redis;
    private TestPod one;
    private TestPod two;
    private Talker alice;
    private Talker bob;

    @BeforeEach
    void begin() {
        redis = new TestFloors();
        one = new TestPod("one", redis, SETTINGS);
        two = new TestPod("two", redis, SETTINGS);
        alice = one.talker(CHANNEL, "alice").talks();
        bob = two.talker(CHANNEL, "bob").talks();
    }

    @AfterEach
    void end() {
        one.close();
        two.close();
        redis.close();
    }

    @Test
    void withoutRedis_nobodyGetsOrKeepsTheFloor() {
        alice.granted();

        redis.server().stop();

        await().until(() -> alice.token() == 0);
        assertThat(bob.ask(0))
                .isInstanceOfSatisfying(
                        FloorAnswer.Denied.class,
                        denied -> assertThat(denied.why()).isEqualTo(FloorReason.UNAVAILABLE));
        redis.server().restart();
    }

    @Test
    void redisThatIsBackWithItsData_letsTheHolderGoOn_orTheNextOne() {
        long token = alice.granted();
        redis.server().stop();
        await().until(() -> alice.token() == 0);

        redis.server().restart();

        await().until(() -> alice.token() == token || one.floors.known(CHANNEL).idle());
        assertThat(bob.token()).isZero();
    }

    @Test
    void redisThatForgotEverything_givesLargerTokens() {
        long token = alice.granted();
        await().until(() -> two.floors.known(CHANNEL).current().isPresent());

        redis.server().forget();
        redis.server().restart();

        await().until(() -> bob.ask(0) instanceof FloorAnswer.Granted);
        await().until(() -> bob.token() > token);
        // Her pod learns of it from the log, while her lease may still run.
        await().until(() -> alice.token() == 0);
        assertThat(alice.told).extracting(ChannelFloor::version).isSorted().doesNotHaveDuplicates();
        await().until(() -> one.floors.known(CHANNEL).heldBy(bob.seat.party()).isPresent());
    }
}
