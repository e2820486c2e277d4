package io.openspeak.bench.load.rate;

import io.openspeak.bench.load.measure.Delays;
import io.openspeak.bench.load.measure.Usage;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** How calls ended, counted from any thread. */
final class Tally {

    private final Histogram delays = Delays.empty();
    private final Map<String, Long> failures = new TreeMap<>();
    private long answered;

    synchronized void well(long nanos) {
        answered++;
        Delays.record(delays, nanos);
    }

    synchronized void failed(String reason, long count) {
        if (count > 0) {
            failures.merge(reason, count, Long::sum);
        }
    }

    synchronized Step step(String name, double offered, Usage usage) {
        return new Step(name, offered, usage, answered, Map.copyOf(failures), Delays.of(delays));
    }
}
