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

    /** Each has buffers of its own, and they may take as much as the heap. */
    private static final long HEAP_BYTES_A_LOOP = 16L * 1024 * 1024;

    /** Below everything that anybody sets. */
    private static final int ORDINAL = 50;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        Runtime machine = Runtime.getRuntime();
        int loops = of(machine.availableProcessors(), machine.maxMemory());
        return List.of(new PropertiesConfigSource(
                Map.of(SETTING, String.valueOf(loops)), "event loops for the processors that there are", ORDINAL));
    }

    static int of(int processors, long heapBytes) {
        return (int) Math.max(1, Math.min(processors - 1, heapBytes / HEAP_BYTES_A_LOOP));
    }
}
