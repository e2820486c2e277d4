package io.openspeak.voice.voiceping;

import io.openspeak.voice.voiceping.domain.Payload;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.Optional;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessagePackException;
import org.msgpack.core.MessageUnpacker;

/** Payloads that the server itself writes, in the very words that clients know. */
final class Words {

    static final Payload ACKNOWLEDGED = Payload.text("Acknowledged");
    static final Payload BUSY = Payload.text("Busy");
    static final Payload UNAUTHORIZED_GROUP = Payload.text("Unauthorized Group");
    static final Payload ACK_FAILED = Payload.text("Ack Failed");
    static final Payload RECIPIENT_OFFLINE = Payload.text("Recipient offline");

    private Words() {}

    /** What is told of the end of a talk. */
    static Payload stopped(long millis, String messageId) {
        return Payload.text(new JsonObject()
                .put("duration", millis)
                .put("message_id", messageId)
                .encode());
    }

    /** A text as others get it. */
    static Payload text(String messageId, String text) {
        return Payload.text(
                new JsonObject().put("message_id", messageId).put("text", text).encode());
    }

    /** What went wrong, for programs and people. */
    static Payload error(String reason, String told) {
        return Payload.text(
                new JsonObject().put("error", reason).put("message", told).encode());
    }

    /** The text that a payload holds: itself, the {@code text} of a JSON object, or another value as JSON. */
    static String textOf(Payload payload) {
        return switch (payload) {
            case Payload.Nothing() -> "";
            case Payload.Text text -> inner(text.text()).orElseGet(text::text);
            case Payload.Binary(byte[] bytes) -> new Payload.Text(bytes).text();
            case Payload.Packed(byte[] value) -> json(value);
        };
    }

    /** A payload as text, as a START is acknowledged. */
    static Payload asText(Payload payload) {
        return switch (payload) {
            case Payload.Nothing() -> ACKNOWLEDGED;
            case Payload.Text text -> text.bytes().length == 0 ? ACKNOWLEDGED : text;
            case Payload.Binary(byte[] bytes) -> new Payload.Text(bytes);
            case Payload.Packed(byte[] value) -> Payload.text(json(value));
        };
    }

    private static Optional<String> inner(String text) {
        if (!text.startsWith("{")) {
            return Optional.empty();
        }
        try {
            return new JsonObject(text).getValue("text") instanceof String inner
                    ? Optional.of(inner)
                    : Optional.empty();
        } catch (DecodeException noJson) {
            return Optional.empty();
        }
    }

    private static String json(byte[] value) {
        try (MessageUnpacker unpacker = MessagePack.newDefaultUnpacker(value)) {
            return unpacker.unpackValue().toJson();
        } catch (IOException | MessagePackException unfit) {
            return "";
        }
    }
}
