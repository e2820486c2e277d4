package io.openspeak.cli.output;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments for people, in the time of where they are. */
public final class Times {

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private Times() {}

    public static String of(long epochMillis) {
        return FORMAT.format(Instant.ofEpochMilli(epochMillis).atZone(ZoneId.systemDefault()));
    }

    /** Where 0 means that there is no such moment. */
    public static String of(long epochMillis, String none) {
        return epochMillis == 0 ? none : of(epochMillis);
    }

    /** Where 0 means that it never ends. */
    public static String until(long epochMillis) {
        return epochMillis == 0 ? "for good" : "until " + of(epochMillis);
    }
}
