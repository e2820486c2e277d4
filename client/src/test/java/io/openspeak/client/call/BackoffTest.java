package io.openspeak.client.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Back-off is arithmetic: proven with numbers alone. */
class BackoffTest {

    private final Backoff backoff = Backoff.DEFAULT;

    @Test
    void before_firstAttempt_isAtOnce() {
        assertThat(backoff.before(0, 0.99)).isZero();
    }

    @Test
    void before_laterAttempts_doublesUpToTheBound() {
        assertThat(IntStream.of(1, 2, 3, 4, 5, 6, 60)
                        .mapToLong(failures -> backoff.before(failures, 1).toMillis()))
                .containsExactly(200L, 400L, 800L, 1600L, 3200L, 5000L, 5000L);
    }

    @Test
    void before_jitter_staysInTheUpperHalf() {
        assertThat(backoff.before(3, 0)).isEqualTo(Duration.ofMillis(400));
        assertThat(backoff.before(3, 0.5)).isEqualTo(Duration.ofMillis(600));
    }

    @Test
    void construction_boundBelowFirst_isRefused() {
        assertThatThrownBy(() -> new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PT2S");
    }
}
