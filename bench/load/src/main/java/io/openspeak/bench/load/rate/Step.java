package io.openspeak.bench.load.rate;

import io.openspeak.bench.load.measure.Delays;
import io.openspeak.bench.load.measure.Numbers;
import io.openspeak.bench.load.measure.Usage;
import java.util.Map;

/**
 * What calls at one rate showed.
 *
 * @param offered calls a second that were due
 * @param answered calls that ended well
 * @param failures the others, by reason
 * @param delays of those that ended well, from when each was due
 */
public record Step(String name, double offered, Usage usage, long answered, Map<String, Long> failures, Delays delays) {

    public double answeredPerSecond() {
        return answered / Numbers.seconds(usage.time());
    }

    public long failed() {
        return failures.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Part of all calls that ended badly. */
    public double failedPart() {
        long all = answered + failed();
        return all == 0 ? 0 : (double) failed() / all;
    }
}
