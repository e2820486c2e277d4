package io.openspeak.cli.command;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Spans of time as people write them: {@code 90s}, {@code 15m}, {@code 1h}, {@code 30d}, {@code 2w}, or {@code 0}. */
public final class SpanConverter implements ITypeConverter<Duration> {

    private static final Pattern SPAN = Pattern.compile("(\\d{1,9})([smhdw]?)");

    @Override
    public Duration convert(String text) {
        Matcher parts = SPAN.matcher(text.toLowerCase(Locale.ROOT));
        if (!parts.matches()) {
            throw wrong(text);
        }
        long count = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            case "d" -> Duration.ofDays(count);
            case "w" -> Duration.ofDays(7 * count);
            default -> {
                if (count != 0) {
                    throw wrong(text);
                }
                yield Duration.ZERO;
            }
        };
    }

    private static TypeConversionException wrong(String text) {
        return new TypeConversionException("'" + text + "' is no span of time, expected 90s, 15m, 1h, 30d, 2w or 0");
    }
}
