package io.openspeak.voice.routing.domain;

import static io.openspeak.voice.routing.domain.Given.millis;
import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.platform.identity.UserId;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LoudestSpeakersTest {

    private final LoudestSpeakers two = new LoudestSpeakers(2);

    @Property(tries = 200)
    void admit_letsNoMoreThanThePlacesSpeak_atAnyTime(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 5) int places,
            @ForAll @IntRange(min = 1, max = 12) int people) {
        LoudestSpeakers loudest = new LoudestSpeakers(places);
        Random random = new Random(seed);
        boolean[] talks = new boolean[people];
        int lastHeard = 0;
        int lastTalked = 0;
        for (int tick = 0; tick < 300; tick++) {
            for (int i = 0; i < people; i++) {
                talks[i] = random.nextInt(50) == 0 ? !talks[i] : talks[i];
                if (talks[i]) {
                    lastTalked = tick;
                    if (loudest.admit(user(i), 1 + random.nextInt(127), millis(20L * tick))) {
                        lastHeard = tick;
                    }
                    assertThat(loudest.heard()).isLessThanOrEqualTo(places);
                }
            }
            // Somebody is heard as soon as those who had the places paused for 400 ms.
            assertThat(lastTalked - lastHeard).isLessThanOrEqualTo(20);
        }
    }

    @Test
    void admit_hearsEverybody_whileThereIsRoom() {
        assertThat(IntStream.range(0, 2).allMatch(i -> two.admit(user(i), 1, 0)))
                .isTrue();
    }

    @Test
    void admit_keepsThoseWhoSpeak_fromOthersAsLoud() {
        two.admit(user(0), 80, 0);
        two.admit(user(1), 80, 0);

        boolean third = IntStream.range(1, 50).anyMatch(i -> {
            two.admit(user(0), 80, millis(20L * i));
            two.admit(user(1), 80, millis(20L * i));
            return two.admit(user(2), 84, millis(20L * i));
        });

        assertThat(third).isFalse();
    }

    @Test
    void admit_givesThePlaceOfTheQuietest_toSomebodyClearlyLouder() {
        two.admit(user(0), 80, 0);
        two.admit(user(1), 60, 0);

        assertThat(two.admit(user(2), 90, 0)).isTrue();
        assertThat(two.admit(user(1), 60, millis(20))).isFalse();
        assertThat(two.admit(user(0), 80, millis(20))).isTrue();
    }

    @Test
    void admit_givesAPlaceBack_afterAPause() {
        two.admit(user(0), 80, 0);
        two.admit(user(1), 80, 0);

        assertThat(two.admit(user(2), 70, millis(20))).isFalse();
        two.admit(user(1), 80, millis(420));
        assertThat(two.admit(user(2), 70, millis(440))).isTrue();
    }

    private static UserId user(int number) {
        return new UserId("user-" + number);
    }
}
