package io.openspeak.voice.relay;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.function.ToDoubleFunction;

/** Publishes what the relay counts; read when somebody asks. */
@ApplicationScoped
public class RelayMetrics {

    private static final String PREFIX = "openspeak.voice.relay.";

    private final RelayCounters counters;
    private final MeterRegistry metrics;

    public RelayMetrics(RelayCounters counters, MeterRegistry metrics) {
        this.counters = counters;
        this.metrics = metrics;
    }

    void publish(@Observes StartupEvent start, Relays relays) {
        Gauge.builder(PREFIX + "nodes", relays, Relays::known)
                .description("Other voice pods that this one knows")
                .register(metrics);
        Gauge.builder(PREFIX + "streams", relays, Relays::linked)
                .description("Streams to other pods that stand")
                .register(metrics);
        count(
                "frames.out",
                "Frames sent to other pods, one each",
                all -> all.out().framesOut());
        count("messages.out", "Messages in which they went", all -> all.out().messagesOut());
        count("frames.in", "Frames that came from other pods", RelayCounters::framesIn);
        dropped("queue", all -> all.out().framesDropped());
        dropped("late", RelayCounters::framesLate);
        dropped("not_admitted", RelayCounters::framesNotAdmitted);
        count("streams.opened", "Streams to other pods that stood", RelayCounters::streamsOpened);
        count(
                "streams.lost",
                "Streams to other pods that ended against our will, or could not be opened",
                RelayCounters::streamsLost);
    }

    private void dropped(String why, ToDoubleFunction<RelayCounters> value) {
        FunctionCounter.builder(PREFIX + "frames.dropped", counters, value)
                .description("Frames lost between pods")
                .tag("reason", why)
                .register(metrics);
    }

    private void count(String name, String description, ToDoubleFunction<RelayCounters> value) {
        FunctionCounter.builder(PREFIX + name, counters, value)
                .description(description)
                .register(metrics);
    }
}
