package io.openspeak.bench.load.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** CPU time between two readings. */
class UsageTest {

    private static final Usage USAGE = Usage.between(
            new Meter.Reading(0, Map.of("pod", Duration.ofSeconds(3)), Duration.ofSeconds(1), Duration.ofSeconds(7)),
            new Meter.Reading(
                    10_000_000_000L,
                    Map.of("pod", Duration.ofSeconds(5)),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(8)));

    @Test
    void cost_isForTenThousandCalls() {
        assertThat(USAGE.secondsPerTenThousand("pod", 4_000)).isEqualTo(5);
        assertThat(USAGE.secondsPerTenThousand("pod", 0)).isNaN();
    }

    @Test
    void costAndYield_areOfTheSameSeconds() {
        assertThat(USAGE.secondsPerMillion("pod", 500_000)).isEqualTo(4);
        assertThat(USAGE.secondsPerMillion("pod", 0)).isNaN();
        assertThat(USAGE.perSecond("pod", 500_000)).isEqualTo(250_000);
    }

    @Test
    void parts_areOfOneCoreAndOfTheTime() {
        assertThat(USAGE.corePercent("pod")).isEqualTo(20);
        assertThat(USAGE.generatorPercent()).isEqualTo(10);
        assertThat(USAGE.waitedPercent()).isEqualTo(10);
    }

    @Test
    void waited_whereTheKernelDoesNotTell_isNoNumber() {
        Meter.Reading silent = new Meter.Reading(0, Map.of(), Duration.ZERO, null);

        assertThat(Usage.between(silent, silent).waitedPercent()).isNaN();
    }
}
