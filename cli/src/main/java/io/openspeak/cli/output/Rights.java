package io.openspeak.cli.output;

import io.openspeak.channel.v1.Right;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Names of rights without the prefix that the contract needs, such as {@code SPEAK}; to complete with and to check. */
public final class Rights implements Iterable<String>, ITypeConverter<Right> {

    private static final String PREFIX = "RIGHT_";
    private static final List<String> ALL = Arrays.stream(Right.values())
            .filter(right -> right != Right.UNRECOGNIZED && right != Right.RIGHT_UNSPECIFIED)
            .map(Rights::name)
            .toList();

    public static String name(Right right) {
        return right.name().replaceFirst("^" + PREFIX, "");
    }

    /** The right of that name; fails with those there are. */
    public static Right of(String text) {
        String name = text.toUpperCase(Locale.ROOT).replaceFirst("^" + PREFIX, "");
        if (!ALL.contains(name)) {
            throw new TypeConversionException("'" + text + "' is no right, expected one of " + String.join(", ", ALL));
        }
        return Right.valueOf(PREFIX + name);
    }

    @Override
    public Iterator<String> iterator() {
        return ALL.iterator();
    }

    @Override
    public Right convert(String text) {
        return of(text);
    }
}
