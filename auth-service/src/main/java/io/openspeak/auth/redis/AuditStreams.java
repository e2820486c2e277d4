package io.openspeak.auth.redis;

import io.openspeak.auth.domain.AuditAction;
import io.openspeak.auth.domain.AuditEntry;
import io.openspeak.auth.domain.Origin;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.redis.log.EntryId;
import io.vertx.mutiny.redis.client.Response;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All streams of the audit as one list, newest first. */
final class AuditStreams {

    private static final Pattern PLACE = Pattern.compile("(\\d{1,18})-(\\d{1,18})-(\\d{1,3})");

    private AuditStreams() {}

    /** Acts and attempts of all partitions; where a stream stands here is part of page tokens. */
    static List<String> keys() {
        return IntStream.range(0, AuthKeys.LOG.partitions())
                .boxed()
                .flatMap(partition -> Stream.of(AuthKeys.audit(partition), AuthKeys.attempts(partition)))
                .toList();
    }

    /**
     * The place of an entry in the list: newest first, and of the same time, by stream.
     *
     * @param id id of the entry
     * @param stream index of its stream in {@link #keys}
     */
    record Place(EntryId id, int stream) implements Comparable<Place> {

        /** Reads a page token. */
        static Place parse(String token) {
            Matcher place = PLACE.matcher(token);
            if (!place.matches()) {
                throw Refusal.invalid("'page_token' is not one that this service gave out.");
            }
            return new Place(
                    new EntryId(Long.parseLong(place.group(1)), Long.parseLong(place.group(2))),
                    Integer.parseInt(place.group(3)));
        }

        /** As page token. */
        String token() {
            return id + "-" + stream;
        }

        /** Where reading a stream backwards begins, so that it gives what comes after this place. */
        String endOf(int otherStream) {
            return (otherStream > stream ? "" : "(") + id;
        }

        @Override
        public int compareTo(Place other) {
            return Comparator.comparing(Place::id)
                    .reversed()
                    .thenComparingInt(Place::stream)
                    .compare(this, other);
        }
    }

    /** An entry and its place. */
    record Row(Place place, AuditEntry entry) {

        static Row read(int stream, Response entry) {
            Map<String, String> fields = new HashMap<>();
            Response pairs = entry.get(1);
            for (int i = 0; i + 1 < pairs.size(); i += 2) {
                fields.put(pairs.get(i).toString(), pairs.get(i + 1).toString());
            }
            return new Row(new Place(EntryId.parse(entry.get(0).toString()), stream), entry(fields));
        }

        private static AuditEntry entry(Map<String, String> fields) {
            return new AuditEntry(
                    Instant.ofEpochMilli(Long.parseLong(text(fields, "at"))),
                    text(fields, "actor"),
                    AuditAction.valueOf(text(fields, "action").toUpperCase(Locale.ROOT)),
                    text(fields, "target"),
                    text(fields, "result"),
                    new Origin(text(fields, "address"), text(fields, "device"), text(fields, "trace")),
                    Integer.parseInt(text(fields, "count")));
        }

        private static String text(Map<String, String> fields, String name) {
            return fields.getOrDefault(name, "");
        }
    }
}
