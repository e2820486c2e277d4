package io.openspeak.platform.redis.log;

import io.vertx.mutiny.redis.client.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One entry of a log: what happened, as its owner wrote it.
 *
 * @param partition where it stands
 * @param entry its place there
 * @param epoch life of the log that it was written in
 * @param mark what tells it from any other fact at this place: the first characters of its id
 * @param after mark of the fact before it, empty text for the first one; empty if its producer did not say
 * @param type name and version of what {@code data} holds, for example {@code presence.v1}
 * @param at when it happened, milliseconds since 1970
 * @param trace trace id of the request that caused it; may be empty
 * @param data protobuf bytes
 */
public record Fact(
        int partition,
        EntryId entry,
        String epoch,
        String mark,
        Optional<String> after,
        String type,
        long at,
        String trace,
        byte[] data) {

    private static final int MARK_LENGTH = 8;

    /** Reads the fields {@code id}, {@code after}, {@code epoch}, {@code type}, {@code at}, {@code trace} and {@code data} of a stream entry. */
    static Fact read(int partition, Response entry) {
        Map<String, Response> fields = new HashMap<>();
        Response pairs = entry.get(1);
        for (int i = 0; i + 1 < pairs.size(); i += 2) {
            fields.put(pairs.get(i).toString(), pairs.get(i + 1));
        }
        return new Fact(
                partition,
                EntryId.parse(entry.get(0).toString()),
                text(fields, "epoch"),
                mark(text(fields, "id")),
                Optional.ofNullable(fields.get("after")).map(Response::toString),
                text(fields, "type"),
                Long.parseLong(text(fields, "at")),
                text(fields, "trace"),
                fields.containsKey("data") ? fields.get("data").toBytes() : new byte[0]);
    }

    private static String mark(String id) {
        return id.substring(0, Math.min(MARK_LENGTH, id.length()));
    }

    private static String text(Map<String, Response> fields, String name) {
        Response value = fields.get(name);
        return value == null ? "" : value.toString();
    }
}
