package io.openspeak.voice.stream.websocket;

import io.micrometer.core.instrument.MeterRegistry;
import io.openspeak.platform.websocket.Closing;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;

/** What operators watch of voice over WebSocket. */
@ApplicationScoped
public class SocketMetrics {

    private final MeterRegistry registry;
    private final AtomicInteger open = new AtomicInteger();

    public SocketMetrics(MeterRegistry registry) {
        this.registry = registry;
        registry.gauge("openspeak.voice.websockets", open);
    }

    void opened() {
        open.incrementAndGet();
    }

    void gone() {
        open.decrementAndGet();
    }

    /** The server closes one. */
    void closed(Closing why) {
        registry.counter("openspeak.voice.websockets.closed", "reason", why.wireName())
                .increment();
    }
}
