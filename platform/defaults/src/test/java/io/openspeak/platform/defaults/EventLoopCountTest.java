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
    @CsvSource({"1, 1", "2, 1", "4, 3", "16, 15"})
    void loops_leaveAProcessorToOthers(int processors, int loops) {
        assertThat(EventLoopCount.of(processors)).isEqualTo(loops);
    }

    @Test
    void services_haveThem() {
        int processors = Runtime.getRuntime().availableProcessors();

        assertThat(config(Map.of()).getValue(SETTING, Integer.class)).isEqualTo(EventLoopCount.of(processors));
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
