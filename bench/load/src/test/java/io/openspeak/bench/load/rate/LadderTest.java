package io.openspeak.bench.load.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openspeak.bench.load.measure.Meter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which rates are tried, and where it ends. */
class LadderTest {

    private static Ladder ladder(double first, double factor, double most) {
        return new Ladder(first, factor, most, Duration.ofSeconds(1), Duration.ZERO, 100);
    }

    @Test
    void rates_growByTheFactor_upToTheMost() {
        assertThat(ladder(100, 2, 500).rates()).containsExactly(100.0, 200.0, 400.0);
        assertThat(ladder(100, 2, 100).rates()).containsExactly(100.0);
    }

    @Test
    void breach_lateOrFailed_saysWhy() {
        Ladder ladder = ladder(100, 2, 500);

        assertThat(ladder.breach(Steps.of(100, 1000, Map.of("unavailable", 1L), 100)))
                .isEmpty();
        assertThat(ladder.breach(Steps.of(100, 1000, Map.of("unavailable", 2L), 1)))
                .contains("failures {unavailable=2}");
        assertThat(ladder.breach(Steps.of(100, 1000, Map.of(), 101))).contains("p99 101 ms, more than 100");
    }

    @Test
    void climb_serverThatFails_endsAtTheFirstBadRate() throws InterruptedException {
        Calls calls = (number, outcome) -> outcome.ended(number > 150 ? "overloaded" : null);

        // No answer is late here, however long the machine stands still.
        Ladder ladder = new Ladder(100, 2, 1000, Duration.ofSeconds(1), Duration.ZERO, 60_000);

        List<Step> steps = ladder.climb("Call", new OpenLoop(new Meter(Map.of())), calls, text -> {});
        assertThat(steps).extracting(Step::offered).containsExactly(100.0, 200.0);
        assertThat(steps.getFirst().answered()).isEqualTo(100);
        assertThat(steps.getFirst().answeredPerSecond()).isBetween(10.0, 120.0);
        assertThat(steps.getLast().failures()).containsExactly(Map.entry("overloaded", 49L));
    }

    @Test
    void valuesOutOfRange_areNamed() {
        assertThatThrownBy(() -> ladder(0, 2, 10)).hasMessageContaining("rate is 0");
        assertThatThrownBy(() -> ladder(10, 1, 10)).hasMessageContaining("factor is 1.0");
        assertThatThrownBy(() -> ladder(10, 2, 9)).hasMessageContaining("most is 9, expected 10");
    }
}
