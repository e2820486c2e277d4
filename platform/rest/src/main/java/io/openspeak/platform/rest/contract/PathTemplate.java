package io.openspeak.platform.rest.contract;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A path with variables, for example <code>/channels/{channel_id}/members</code>.
 *
 * @param text as the contract has it
 */
public record PathTemplate(String text) {

    private static final Pattern SEGMENT = Pattern.compile("\\{([a-z][a-z0-9_]*)}|[A-Za-z0-9._~-]+");

    public PathTemplate {
        if (!text.startsWith("/")
                || !Stream.of(text.substring(1).split("/", -1))
                        .allMatch(segment -> SEGMENT.matcher(segment).matches())) {
            throw new IllegalArgumentException(
                    "the path '" + text + "' is not made of /literal and /{field}, which is all that routes may have");
        }
    }

    /** Names of the fields that the path carries. */
    public List<String> fields() {
        return segments().flatMap(PathTemplate::field).toList();
    }

    /** True if some path fits both. */
    public boolean overlaps(PathTemplate other) {
        List<String> ours = segments().toList();
        List<String> theirs = other.segments().toList();
        return ours.size() == theirs.size()
                && IntStream.range(0, ours.size()).allMatch(i -> overlap(ours.get(i), theirs.get(i)));
    }

    /** The same path in the notation of Vert.x: <code>/channels/:channel_id/members</code>. */
    public String colonNotation() {
        return segments()
                .map(segment -> field(segment).map(name -> ":" + name).findAny().orElse(segment))
                .collect(Collectors.joining("/", "/", ""));
    }

    private Stream<String> segments() {
        return Stream.of(text.substring(1).split("/", -1));
    }

    private static boolean overlap(String one, String other) {
        return one.equals(other)
                || field(one).findAny().isPresent()
                || field(other).findAny().isPresent();
    }

    private static Stream<String> field(String segment) {
        Matcher matcher = SEGMENT.matcher(segment);
        return matcher.matches() ? Stream.ofNullable(matcher.group(1)) : Stream.empty();
    }

    @Override
    public String toString() {
        return text;
    }
}
