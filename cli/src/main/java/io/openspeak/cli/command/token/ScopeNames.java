package io.openspeak.cli.command.token;

import io.openspeak.contract.v1.Scope;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Names of scopes as tokens carry them, such as {@code channels_read}; to complete with and to check. */
public final class ScopeNames implements Iterable<String>, ITypeConverter<String> {

    private static final List<String> ALL = Arrays.stream(Scope.values())
            .filter(scope -> scope != Scope.UNRECOGNIZED && scope != Scope.SCOPE_UNSPECIFIED)
            .map(scope -> scope.name().substring("SCOPE_".length()).toLowerCase(Locale.ROOT))
            .toList();

    @Override
    public Iterator<String> iterator() {
        return ALL.iterator();
    }

    @Override
    public String convert(String text) {
        String name = text.toLowerCase(Locale.ROOT);
        if (!ALL.contains(name)) {
            throw new TypeConversionException("'" + text + "' is no scope, expected one of " + String.join(", ", ALL));
        }
        return name;
    }
}
