package io.openspeak.voice.relay.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How long a pod waits before it tries again. */
class RedialTest {

    private static final Redial REDIAL = new Redial(Duration.ofMillis(100), Duration.ofSeconds(2));

    @Test
    void wait_doublesUpToItsBound() {
        assertThat(REDIAL.after(1, 1)).isEqualTo(Duration.ofMillis(100));
        assertThat(REDIAL.after(2, 1)).isEqualTo(Duration.ofMillis(200));
        assertThat(REDIAL.after(5, 1)).isEqualTo(Duration.ofMillis(1600));
        assertThat(REDIAL.after(6, 1)).isEqualTo(Duration.ofSeconds(2));
        assertThat(REDIAL.after(Integer.MAX_VALUE, 1)).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void wait_isSpreadOverItsUpperHalf() {
        assertThat(REDIAL.after(6, 0)).isEqualTo(Duration.ofSeconds(1));
        assertThat(REDIAL.after(6, 0.5)).isEqualTo(Duration.ofMillis(1500));
    }
}
