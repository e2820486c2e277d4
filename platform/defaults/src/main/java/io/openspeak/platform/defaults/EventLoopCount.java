package io.openspeak.platform.defaults;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * How many event loops a process has unless somebody sets it: one less than processors, which collector, compiler and kernel have use
 * for, too. A loop a processor writes the same frames dearer (docs/performance.md).
 */
public final class EventLoopCount implements ConfigSourceFactory {

    private static final String SETTING = "quarkus.vertx.event-loops-pool-size";

    /** Below everything that anybody sets. */
    private static final int ORDINAL = 50;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        int loops = of(Runtime.getRuntime().availableProcessors());
        return List.of(new PropertiesConfigSource(
                Map.of(SETTING, String.valueOf(loops)), "event loops for the processors that there are", ORDINAL));
    }

    static int of(int processors) {
        return Math.max(1, processors - 1);
    }
}
