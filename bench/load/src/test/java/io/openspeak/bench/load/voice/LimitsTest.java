package io.openspeak.bench.load.voice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LimitsTest {

    private static final Limits LIMITS = new Limits(20);

    @Test
    void loadThatLosesLittle_andIsFast_isCarried() {
        assertThat(LIMITS.breach(Trials.of(4, 0.99, 19.9, 99, 99))).isEmpty();
    }

    @Test
    void loss_breaks_andIsNamed() {
        assertThat(LIMITS.breach(Trials.of(4, 1, 5, 50, 50))).contains("loss 1.00 %");
    }

    @Test
    void delay_breaks_andIsNamed() {
        assertThat(LIMITS.breach(Trials.of(4, 0, 20, 50, 50))).contains("p99 20.0 ms");
    }
}
