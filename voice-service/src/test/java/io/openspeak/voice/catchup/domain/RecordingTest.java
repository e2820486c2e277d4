package io.openspeak.voice.catchup.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.openspeak.platform.identity.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RecordingTest {

    private static final UserId ALICE = new UserId("alice");
    private static final UserId BOB = new UserId("bob");
    private static final Recording.Limits LIMITS =
            new Recording.Limits(3, Duration.ofSeconds(60), 1_000, Duration.ofMillis(500));

    private final Recording recording = new Recording(LIMITS);

    @Test
    void speech_withoutAPause_isOneBurst_andAPauseBeginsAnother() {
        say(ALICE, 0, 1);
        say(ALICE, 500, 2);
        say(ALICE, 1_001, 3);

        List<Burst> bursts = recording.last(10, millis(1_001));

        assertThat(bursts).extracting(Burst::number).containsExactly(1, 2);
        assertThat(bursts.get(0).packets()).extracting(packet -> packet[0]).containsExactly((byte) 1, (byte) 2);
        assertThat(bursts.get(1).packets()).extracting(packet -> packet[0]).containsExactly((byte) 3);
    }

    @Test
    void speech_atOnce_isABurstEach() {
        say(ALICE, 0, 1);
        say(BOB, 10, 2);
        say(ALICE, 20, 3);

        assertThat(recording.last(10, millis(20)))
                .extracting(Burst::speaker, burst -> burst.packets().size())
                .containsExactly(tuple(ALICE, 2), tuple(BOB, 1));
    }

    @Test
    void last_givesTheNewest_oldestFirst() {
        for (int i = 0; i < 3; i++) {
            say(ALICE, 1_000L * i, i);
        }

        assertThat(recording.last(2, millis(2_000))).extracting(Burst::number).containsExactly(2, 3);
    }

    @Test
    void bursts_areForgotten_aMinuteAfterTheirEnd() {
        say(ALICE, 0, 1);
        say(ALICE, 400, 2);

        assertThat(recording.last(1, millis(60_400))).hasSize(1);
        assertThat(recording.last(1, millis(60_401))).isEmpty();
        assertThat(recording.forget(millis(60_401))).isTrue();
    }

    @Property(tries = 100)
    void recording_neverExceedsItsBounds_andKeepsTheNewest(@ForAll long seed) {
        Random random = new Random(seed);
        Recording full = new Recording(LIMITS);
        List<Integer> said = new ArrayList<>();
        long now = 0;
        for (int i = 0; i < 300; i++) {
            now += random.nextInt(10) == 0 ? 700 : 20;
            full.add(random.nextBoolean() ? ALICE : BOB, 0, packet(i, 1 + random.nextInt(200)), millis(now));
            said.add(i);

            List<Burst> kept = full.last(10, millis(now));

            assertThat(kept).hasSizeLessThanOrEqualTo(3);
            assertThat(kept.stream()
                            .flatMap(burst -> burst.packets().stream())
                            .mapToInt(packet -> packet.length)
                            .sum())
                    .isLessThanOrEqualTo(1_000);
            assertThat(kept).isSortedAccordingTo((a, b) -> Integer.compare(a.number(), b.number()));
        }
    }

    private void say(UserId who, long at, int what) {
        recording.add(who, 0, packet(what, 10), millis(at));
    }

    private static byte[] packet(int content, int length) {
        byte[] packet = new byte[length];
        packet[0] = (byte) content;
        return packet;
    }

    private static long millis(long millis) {
        return millis * 1_000_000;
    }
}
