package io.openspeak.bench.load.measure;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Delays, from capture to receipt or from when a call was due to its answer: microseconds, to 1 percent, up to a minute. */
public record Delays(double p50Ms, double p99Ms, double maxMs) {

    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(1);
    private static final int DIGITS = 2;

    public static Histogram empty() {
        return new Histogram(LONGEST_MICROS, DIGITS);
    }

    public static void record(Histogram delays, long nanos) {
        delays.recordValue(Math.min(TimeUnit.NANOSECONDS.toMicros(nanos), LONGEST_MICROS));
    }

    public static Delays of(Histogram delays) {
        return new Delays(
                millis(delays.getValueAtPercentile(50)),
                millis(delays.getValueAtPercentile(99)),
                millis(delays.getMaxValue()));
    }

    private static double millis(long micros) {
        return micros / 1000.0;
    }
}
