package io.openspeak.presence;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicLong;

/** What operators watch of WebSockets, under the names that CoLink's dashboards know. */
@Startup // A scrape shows zeros before the first connection.
@ApplicationScoped
public class WebSocketMetrics {

    private final AtomicLong active;
    // Gauges, since Prometheus' counters all end in _total and CoLink's names of these two do not.
    private final AtomicLong sent;
    private final AtomicLong received;
    private final Counter connections;
    private final Counter errors;

    public WebSocketMetrics(MeterRegistry registry) {
        active = gauge(registry, "ws.connections.active");
        sent = gauge(registry, "ws.messages.sent");
        received = gauge(registry, "ws.messages.received");
        connections = registry.counter("ws.connections");
        errors = registry.counter("ws.errors");
    }

    private static AtomicLong gauge(MeterRegistry registry, String name) {
        AtomicLong value = new AtomicLong();
        registry.gauge(name, value);
        return value;
    }

    /** A connection was opened. */
    public void opened() {
        active.incrementAndGet();
        connections.increment();
    }

    /** A connection that was opened has ended. */
    public void closed() {
        active.decrementAndGet();
    }

    /** A message went to a client. */
    public void sent() {
        sent.incrementAndGet();
    }

    /** A message came from a client. */
    public void received() {
        received.incrementAndGet();
    }

    /** A client was told of an error, or its connection failed. */
    public void error() {
        errors.increment();
    }
}
