package io.openspeak.platform.defaults;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many event loops there are. */
class EventLoopCountTest {

    private static final String SETTING = "quarkus.vertx.event-loops-pool-size";
    private static final int SHIPPED = 100;

    @ParameterizedTest
    @CsvSource({"1, 256, 1", "2, 256, 1", "4, 256, 3", "16, 256, 15", "64, 256, 16", "64, 2048, 63", "4, 8, 1"})
    void loops_leaveAProcessorToOthers_andHaveRoom(int processors, long heapMebibytes, int loops) {
        assertThat(EventLoopCount.of(processors, heapMebibytes * 1024 * 1024)).isEqualTo(loops);
    }

    @Test
    void services_haveThem() {
        Runtime machine = Runtime.getRuntime();

        assertThat(config(Map.of()).getValue(SETTING, Integer.class))
                .isEqualTo(EventLoopCount.of(machine.availableProcessors(), machine.maxMemory()));
    }

    @Test
    void whatIsSet_counts() {
        assertThat(config(Map.of(SETTING, "7")).getValue(SETTING, Integer.class))
                .isEqualTo(7);
    }

    private static SmallRyeConfig config(Map<String, String> set) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredSources()
                .withSources(new PropertiesConfigSource(set, "set", SHIPPED))
                .build();
    }
}
