package io.openspeak.bench.load.presence;

import io.openspeak.bench.load.measure.Numbers;
import io.openspeak.bench.load.measure.Usage;
import java.util.Map;

/**
 * How many came back together, and what it took.
 *
 * @param modes how many were told what: replay, snapshot or current
 * @param refused attempts that failed and were made again
 * @param usage until the last was back
 */
record StormOutcome(int sockets, Map<String, Long> modes, long refused, Usage usage) {

    StormOutcome {
        modes = Map.copyOf(modes);
    }

    double seconds() {
        return Numbers.seconds(usage.time());
    }

    long told(String mode) {
        return modes.getOrDefault(mode, 0L);
    }

    /** CPU-milliseconds of presence-service for each that came back. */
    double cpuMillisEach() {
        return usage.cpuSeconds(FanOut.SERVER) * 1_000 / sockets;
    }
}
