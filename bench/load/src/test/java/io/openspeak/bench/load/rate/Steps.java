package io.openspeak.bench.load.rate;

import io.openspeak.bench.load.measure.Delays;
import io.openspeak.bench.load.measure.Usage;
import java.time.Duration;
import java.util.Map;

/** Steps as runs would show them. */
public final class Steps {

    private Steps() {}

    public static Step of(double offered, long answered, Map<String, Long> failures, double p99Ms) {
        return new Step(
                "Call",
                offered,
                new Usage(
                        Duration.ofSeconds(10),
                        Map.of("pod", Duration.ofSeconds(4), "redis", Duration.ofSeconds(1)),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(3)),
                answered,
                failures,
                new Delays(1.5, p99Ms, 2 * p99Ms));
    }
}
