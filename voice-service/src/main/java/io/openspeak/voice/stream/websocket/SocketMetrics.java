package io.openspeak.voice.stream.websocket;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.openspeak.platform.websocket.Closing;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/** What operators watch of voice over WebSocket. */
@Startup
@ApplicationScoped
public class SocketMetrics {

    private final MeterRegistry registry;
    private final AtomicInteger open = new AtomicInteger();

    public SocketMetrics(MeterRegistry registry) {
        this.registry = registry;
        registry.gauge("openspeak.voice.websockets", open);
        Arrays.stream(Closing.values()).forEach(this::closings);
    }

    void opened() {
        open.incrementAndGet();
    }

    void gone() {
        open.decrementAndGet();
    }

    /** The server closes one. */
    void closed(Closing why) {
        closings(why).increment();
    }

    private Counter closings(Closing why) {
        return registry.counter("openspeak.voice.websockets.closed", "reason", why.wireName());
    }
}
