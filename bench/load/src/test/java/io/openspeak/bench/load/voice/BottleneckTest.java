package io.openspeak.bench.load.voice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BottleneckTest {

    @Test
    void fullServer_isTheLimit() {
        assertThat(Bottleneck.of(Trials.of(4, 5, 50, 96, 70), 1)).isEqualTo(Bottleneck.SERVER);
    }

    @Test
    void fullGenerator_isTheLimit_evenBesideAFullServer() {
        assertThat(Bottleneck.of(Trials.of(4, 5, 50, 99, 95), 1)).isEqualTo(Bottleneck.GENERATOR);
    }

    @Test
    void generator_isFull_byTheCoresThatItHas() {
        assertThat(Bottleneck.of(Trials.of(4, 5, 50, 99, 150), 3)).isEqualTo(Bottleneck.SERVER);
        assertThat(Bottleneck.of(Trials.of(4, 5, 50, 99, 280), 3)).isEqualTo(Bottleneck.GENERATOR);
    }

    @Test
    void generatorThatSendsLessThanIsDue_isTheLimit() {
        VoicePlan plan = Trials.FIRST;

        assertThat(Bottleneck.of(Trials.of(plan, plan.due() * 96 / 100, 0, 50, 99, 50), 1))
                .isEqualTo(Bottleneck.GENERATOR);
        assertThat(Bottleneck.of(Trials.of(plan, plan.due() * 98 / 100, 0, 50, 99, 50), 1))
                .isEqualTo(Bottleneck.SERVER);
    }

    @Test
    void timeToSpare_isNamed() {
        assertThat(Bottleneck.of(Trials.of(4, 0, 50, 60, 60), 1)).isEqualTo(Bottleneck.NEITHER);
    }
}
