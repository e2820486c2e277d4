package io.openspeak.presence;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

/** Counts of WebSockets. */
class WebSocketMetricsTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final WebSocketMetrics metrics = new WebSocketMetrics(registry);

    @Test
    void connections_openedAndClosed_areActiveAndTotal() {
        metrics.opened();
        metrics.opened();

        metrics.closed();

        assertThat(registry.get("ws.connections.active").gauge().value()).isEqualTo(1);
        assertThat(registry.get("ws.connections").counter().count()).isEqualTo(2);
    }

    @Test
    void messages_eachWay_areCountedApart() {
        metrics.sent();
        metrics.received();
        metrics.received();
        metrics.error();

        assertThat(registry.get("ws.messages.sent").gauge().value()).isEqualTo(1);
        assertThat(registry.get("ws.messages.received").gauge().value()).isEqualTo(2);
        assertThat(registry.get("ws.errors").counter().count()).isEqualTo(1);
    }
}
