package io.openspeak.voice.routing;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.openspeak.voice.routing.domain.Rejection;
import io.openspeak.voice.routing.domain.RoutingCounters;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Publishes what the router counts; read when somebody asks, so that frames pay nothing for it. */
@ApplicationScoped
public class RoutingMetrics {

    void publish(@Observes StartupEvent start, RoutingCounters counters, MeterRegistry metrics) {
        count("frames.in", "Frames that came in", RoutingCounters::framesIn, counters, metrics);
        count("frames.out", "Frames that went out, one a listener", RoutingCounters::framesOut, counters, metrics);
        count("messages.out", "Writes in which frames went out", RoutingCounters::messagesOut, counters, metrics);
        count("frames.dropped", "Frames lost to a full queue", RoutingCounters::framesDropped, counters, metrics);
        count("gaps", "Gaps that listeners were told of", RoutingCounters::gaps, counters, metrics);
        for (Rejection why : Rejection.values()) {
            FunctionCounter.builder("openspeak.voice.frames.rejected", counters, all -> all.framesRejected(why))
                    .description("Frames that were not forwarded")
                    .tag("reason", why.name().toLowerCase(Locale.ROOT))
                    .register(metrics);
        }
    }

    private static void count(
            String name,
            String description,
            ToDoubleFunction<RoutingCounters> value,
            RoutingCounters counters,
            MeterRegistry metrics) {
        FunctionCounter.builder("openspeak.voice." + name, counters, value)
                .description(description)
                .register(metrics);
    }
}
