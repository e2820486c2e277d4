package io.openspeak.voice.catchup.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.openspeak.platform.identity.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
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

        assertThat(bursts)
                .extracting(RecordingTest::numbers, Burst::begunAt, Burst::endedAt)
                .containsExactly(
                        tuple(List.of(1L, 2L), millis(0), millis(500)),
                        tuple(List.of(3L), millis(1_001), millis(1_001)));
    }

    @Test
    void speech_atOnce_isABurstEach() {
        say(ALICE, 0, 1);
        say(BOB, 10, 2);
        say(ALICE, 20, 3);

        assertThat(recording.last(10, millis(20)))
                .extracting(Burst::speaker, burst -> burst.frames().size())
                .containsExactly(tuple(ALICE, 2), tuple(BOB, 1));
    }

    @Test
    void last_givesTheNewest_oldestFirst() {
        for (int i = 0; i < 3; i++) {
            say(ALICE, 1_000L * i, i);
        }

        assertThat(recording.last(2, millis(2_000)))
                .extracting(RecordingTest::numbers)
                .containsExactly(List.of(1L), List.of(2L));
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
            full.add(random.nextBoolean() ? ALICE : BOB, 0, frame(i, 1 + random.nextInt(200)), millis(now));
            said.add(i);

            List<Burst> kept = full.last(10, millis(now));

            assertThat(kept).hasSizeLessThanOrEqualTo(3);
            assertThat(kept.stream()
                            .flatMap(burst -> burst.frames().stream())
                            .mapToInt(frame -> frame.packet().length)
                            .sum())
                    .isLessThanOrEqualTo(1_000);
            assertThat(kept).isSortedAccordingTo(Comparator.comparingLong(Burst::begunAt));
        }
    }

    private void say(UserId who, long at, int what) {
        recording.add(who, 0, frame(what, 10), millis(at));
    }

    private static BurstFrame frame(int number, int length) {
        return new BurstFrame(number, new byte[length]);
    }

    private static List<Long> numbers(Burst burst) {
        return burst.frames().stream().map(BurstFrame::sequence).toList();
    }

    private static long millis(long millis) {
        return millis * 1_000_000;
    }
}
