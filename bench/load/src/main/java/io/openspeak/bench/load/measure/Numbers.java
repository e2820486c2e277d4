package io.openspeak.bench.load.measure;

import java.time.Duration;
import java.util.Locale;

/** Numbers as tables show them. */
public final class Numbers {

    private Numbers() {}

    /** With a format that knows no language but one. */
    public static String of(String format, double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
    }

    public static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
