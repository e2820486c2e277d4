package io.openspeak.voice.catchup.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.platform.identity.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Bursts as several pods heard them. */
class BurstTest {

    private static final UserId ALICE = new UserId("alice");
    private static final UserId BOB = new UserId("bob");
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Recording.Limits ALL =
            new Recording.Limits(1_000, Duration.ofHours(1), Integer.MAX_VALUE, PAUSE);

    @Test
    void together_whatBothHeard_isThereOnce() {
        Burst here = burst(ALICE, 1, 1_000, 1_060, 1, 2, 4);
        Burst there = burst(ALICE, 1, 1_025, 1_063, 2, 3, 4);

        assertThat(together(here, there)).containsExactly("alice 1000-1063 [1, 2, 3, 4]");
    }

    @Test
    void together_speakerWhoMovedToAnotherPod_isOneBurst() {
        Burst before = burst(ALICE, 1, 1_000, 1_500, 1, 2);
        Burst after = burst(ALICE, 1, 2_000, 2_200, 3, 4);

        assertThat(together(after, before)).containsExactly("alice 1000-2200 [1, 2, 3, 4]");
    }

    @Test
    void together_afterAPause_orFromAnotherSource_isAnotherBurst() {
        Burst first = burst(ALICE, 1, 1_000, 1_500, 1, 2);
        Burst later = burst(ALICE, 1, 2_001, 2_200, 1, 2);
        Burst otherDevice = burst(ALICE, 2, 1_100, 1_200, 1);
        Burst otherSpeaker = burst(BOB, 1, 1_300, 1_400, 1);

        assertThat(together(later, otherSpeaker, otherDevice, first))
                .containsExactly(
                        "alice 1000-1500 [1, 2]", "alice 1100-1200 [1]", "bob 1300-1400 [1]", "alice 2001-2200 [1, 2]");
    }

    /** Each frame is heard by the pod that it is spoken on, and by another one a little later, or not at all. */
    @Property(tries = 200)
    void together_isWhatOnePodWouldHaveHeard_thatHasAllListeners(@ForAll long seed) {
        Random random = new Random(seed);
        List<Recording> pods = List.of(new Recording(ALL), new Recording(ALL), new Recording(ALL));
        Recording whole = new Recording(ALL);
        long now = 0;
        int home = 0;
        for (int number = 0; number < 200; number++) {
            // Nothing is so near to the pause that a little later would be another burst.
            now += random.nextInt(10) == 0 ? 700 : 20;
            home = random.nextInt(20) == 0 ? random.nextInt(pods.size()) : home;
            UserId speaker = random.nextInt(3) == 0 ? BOB : ALICE;
            whole.add(speaker, 0, frame(number), millis(now));
            for (int pod = 0; pod < pods.size(); pod++) {
                if (pod == home) {
                    pods.get(pod).add(speaker, 0, frame(number), millis(now));
                } else if (random.nextBoolean()) {
                    pods.get(pod).add(speaker, 0, frame(number), millis(now) + random.nextInt(1_000_000));
                }
            }
        }

        long end = millis(now + 10);
        List<Burst> heard =
                pods.stream().flatMap(pod -> pod.last(1_000, end).stream()).toList();

        assertThat(Burst.together(heard, PAUSE))
                .extracting(BurstTest::numbers)
                .containsExactlyElementsOf(
                        whole.last(1_000, end).stream().map(BurstTest::numbers).toList());
    }

    private static List<String> together(Burst... heard) {
        List<String> told = new ArrayList<>();
        for (Burst burst : Burst.together(List.of(heard), PAUSE)) {
            told.add("%s %d-%d %s"
                    .formatted(
                            burst.speaker(), burst.begunAt() / 1_000_000, burst.endedAt() / 1_000_000, numbers(burst)));
        }
        return told;
    }

    private static Burst burst(UserId speaker, int stream, long begun, long ended, long... numbers) {
        List<BurstFrame> frames = new ArrayList<>();
        for (long number : numbers) {
            frames.add(frame(number));
        }
        return new Burst(speaker, stream, millis(begun), millis(ended), frames);
    }

    private static BurstFrame frame(long number) {
        return new BurstFrame(number, new byte[] {(byte) number});
    }

    private static List<Long> numbers(Burst burst) {
        return burst.frames().stream().map(BurstFrame::sequence).toList();
    }

    private static long millis(long millis) {
        return millis * 1_000_000;
    }
}
