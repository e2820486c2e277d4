package io.openspeak.voice.stream;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.openspeak.voice.routing.domain.Quality;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Quality of streams as metrics: each report of a stream is one sample, so that frames pay nothing for it. */
@Startup
@ApplicationScoped
public class QualityMetrics {

    private final DistributionSummary jitter;
    private final DistributionSummary delayIn;
    private final DistributionSummary delayOut;

    public QualityMetrics(MeterRegistry metrics) {
        jitter = summary(metrics, "jitter", "Interarrival jitter of what speakers send (RFC 3550)", "in");
        delayIn = summary(metrics, "delay", "99th percentile of the time from capture to arrival or to sending", "in");
        delayOut =
                summary(metrics, "delay", "99th percentile of the time from capture to arrival or to sending", "out");
    }

    private static DistributionSummary summary(
            MeterRegistry metrics, String name, String description, String direction) {
        return DistributionSummary.builder("openspeak.voice.quality." + name)
                .description(description)
                .baseUnit("milliseconds")
                .tag("direction", direction)
                .publishPercentiles(0.5, 0.99)
                .register(metrics);
    }

    void record(List<Quality> reports) {
        for (Quality report : reports) {
            if (report.sending()) {
                jitter.record(report.jitterMillis());
                delayIn.record(report.delayP99Millis());
            } else {
                delayOut.record(report.delayP99Millis());
            }
        }
    }
}
