package io.openspeak.platform.failures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How many entries of a flood are written. */
class LogPaceTest {

    private static final long SECOND = 1_000_000_000;

    private final LogPace pace = new LogPace();

    private long written(int entries, long now) {
        return IntStream.range(0, entries)
                .mapToObj(entry -> pace.take(now))
                .filter(OptionalLong::isPresent)
                .count();
    }

    @Test
    void tenOfASecond_areWritten() {
        assertThat(written(10_000, 5)).isEqualTo(10);
        assertThat(written(10_000, SECOND)).isZero();
        assertThat(written(10_000, SECOND + 5)).isEqualTo(10);
    }

    @Test
    void firstOfTheNextSecond_tellsHowManyWereNot_once() {
        written(25, 0);

        assertThat(pace.take(SECOND)).hasValue(15);
        assertThat(pace.take(SECOND)).hasValue(0);
    }

    @Test
    void oneNowAndThen_isWrittenAlways() {
        for (long now = -3 * SECOND; now < 3 * SECOND; now += SECOND) {
            assertThat(pace.take(now)).hasValue(0);
        }
    }
}
