package io.openspeak.bench.load.presence;

import java.util.Locale;
import java.util.OptionalLong;

/**
 * The time of an act as the status text that tells of it, by {@link System#nanoTime} of the load generator, who also receives.
 * Always as long, so that each frame has the same bytes.
 */
final class Stamp {

    private static final String MARK = "bench@";
    private static final int DIGITS = 19;

    private Stamp() {}

    static String of(long nanos) {
        return MARK + String.format(Locale.ROOT, "%0" + DIGITS + "d", nanos);
    }

    /** The time that a frame carries; empty: it tells of no act. */
    static OptionalLong in(String frame) {
        int at = frame.indexOf(MARK);
        if (at < 0) {
            return OptionalLong.empty();
        }
        int begin = at + MARK.length();
        return OptionalLong.of(Long.parseLong(frame, begin, begin + DIGITS, 10));
    }

    /** The same frame with another time. */
    static String replace(String frame, long nanos) {
        int at = frame.indexOf(MARK);
        if (at < 0) {
            throw new IllegalArgumentException("no " + MARK + " in " + frame);
        }
        return frame.substring(0, at) + of(nanos) + frame.substring(at + MARK.length() + DIGITS);
    }
}
