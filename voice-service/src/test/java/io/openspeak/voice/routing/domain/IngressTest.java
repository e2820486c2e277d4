package io.openspeak.voice.routing.domain;

import static io.openspeak.voice.routing.domain.Given.millis;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IngressTest {

    private static final long THEIR_CLOCK = 1_700_000_000_000L;

    private final AgeEstimate ages = new AgeEstimate();
    private final RateLimit rate = new RateLimit(100, 0);

    @Test
    void age_isZero_whateverTheClocksSay() {
        assertThat(ages.age(millis(5_000), THEIR_CLOCK)).isZero();
        assertThat(ages.age(millis(5_020), THEIR_CLOCK + 20)).isZero();
    }

    @Test
    void age_isWhatAFrameTookLongerThanTheFastest() {
        ages.age(millis(5_000), THEIR_CLOCK);

        long age = ages.age(millis(5_720), THEIR_CLOCK + 20);

        assertThat(age).isEqualTo(700);
    }

    @Test
    void age_ofABacklog_shrinksAsItDrains() {
        ages.age(millis(5_000), THEIR_CLOCK);

        long[] late = IntStream.rangeClosed(1, 3)
                .mapToLong(i -> ages.age(millis(6_000), THEIR_CLOCK + 20L * i))
                .toArray();

        assertThat(late).containsExactly(980, 960, 940);
    }

    @Test
    void age_forgivesAClockThatWasSet_after30s() {
        ages.age(millis(5_000), THEIR_CLOCK);
        assertThat(ages.age(millis(5_020), THEIR_CLOCK - 60_000)).isEqualTo(60_020);
        ages.age(millis(21_000), THEIR_CLOCK - 44_020);

        long age = ages.age(millis(37_000), THEIR_CLOCK - 28_020);

        assertThat(age).isZero();
    }

    @Test
    void age_ofNonsense_isZero() {
        assertThat(ages.age(millis(1), 0)).isZero();
        assertThat(ages.age(millis(1), Long.MIN_VALUE)).isZero();
        assertThat(ages.age(millis(1), Long.MAX_VALUE)).isZero();
    }

    @Test
    void rate_letsABurstThrough_andThenTheLimit() {
        long burst = IntStream.range(0, 300).filter(i -> rate.take(0)).count();
        long afterASecond =
                IntStream.range(0, 300).filter(i -> rate.take(millis(1_000))).count();

        assertThat(burst).isEqualTo(100);
        assertThat(afterASecond).isEqualTo(100);
    }

    @Test
    void rate_neverRefusesSpeech() {
        boolean[] taken = new boolean[1000];
        for (int i = 0; i < taken.length; i++) {
            taken[i] = rate.take(millis(20L * i));
        }

        assertThat(taken).containsOnly(true);
    }
}
