package io.openspeak.presence.websocket;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.openspeak.platform.websocket.Frame;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Writes one JSON frame. */
final class JsonFrame {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int USUAL_BYTES = 256;

    private final JsonGenerator json;

    private JsonFrame(JsonGenerator json) {
        this.json = json;
    }

    /** The fields of a frame. */
    @FunctionalInterface
    interface Fields {

        void write(JsonFrame frame) throws IOException;
    }

    /** A frame of that type. */
    static Frame of(String type, Fields fields) {
        ByteArrayOutputStream utf8 = new ByteArrayOutputStream(USUAL_BYTES);
        try (JsonGenerator json = JSON.createGenerator(utf8)) {
            json.writeStartObject();
            json.writeStringField("type", type);
            fields.write(new JsonFrame(json));
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Frame.text(utf8.toByteArray());
    }

    JsonFrame text(String name, String value) throws IOException {
        json.writeStringField(name, value);
        return this;
    }

    /** Nothing is written for what is empty. */
    JsonFrame textIfAny(String name, String value) throws IOException {
        return value.isEmpty() ? this : text(name, value);
    }

    JsonFrame number(String name, long value) throws IOException {
        json.writeNumberField(name, value);
        return this;
    }

    JsonFrame flag(String name, boolean value) throws IOException {
        json.writeBooleanField(name, value);
        return this;
    }

    /** RFC 3339, to the millisecond. */
    JsonFrame time(String name, long millis) throws IOException {
        return text(
                name,
                Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.MILLIS).toString());
    }

    /** Nothing is written for 0. */
    JsonFrame timeIfAny(String name, long millis) throws IOException {
        return millis == 0 ? this : time(name, millis);
    }

    /** The room as {@code channel_id} or {@code dm_id}; the other one is null. */
    JsonFrame room(Room room) throws IOException {
        String id = room.id().value();
        json.writeStringField("channel_id", room.direct() ? null : id);
        json.writeStringField("dm_id", room.direct() ? id : null);
        return this;
    }

    /** The room alone. */
    JsonFrame onlyRoom(Room room) throws IOException {
        return text(room.direct() ? "dm_id" : "channel_id", room.id().value());
    }

    /** JSON as it stands. */
    JsonFrame raw(String name, String value) throws IOException {
        json.writeFieldName(name);
        json.writeRawValue(value);
        return this;
    }

    /** An object of its own. */
    JsonFrame object(String name, Fields fields) throws IOException {
        json.writeObjectFieldStart(name);
        fields.write(this);
        json.writeEndObject();
        return this;
    }

    /** A list of objects. */
    <T> JsonFrame objects(String name, Iterable<T> items, FieldsOf<T> fields) throws IOException {
        json.writeArrayFieldStart(name);
        for (T item : items) {
            json.writeStartObject();
            fields.write(item);
            json.writeEndObject();
        }
        json.writeEndArray();
        return this;
    }

    /** The fields of an object of a list. */
    @FunctionalInterface
    interface FieldsOf<T> {

        void write(T item) throws IOException;
    }
}
