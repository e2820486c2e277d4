package io.openspeak.voice.voiceping;

import io.openspeak.platform.failures.Refusal;
import io.openspeak.voice.voiceping.domain.ChannelType;
import io.openspeak.voice.voiceping.domain.Message;
import io.openspeak.voice.voiceping.domain.MessageType;
import io.openspeak.voice.voiceping.domain.Payload;
import io.openspeak.voice.voiceping.domain.WireId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.msgpack.core.MessageFormat;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessagePackException;
import org.msgpack.core.MessageUnpacker;

/**
 * Reads one message from bytes of a stranger. Nothing is allocated for what a header merely claims, and values do not nest deeper
 * than other clients' decoders, which call themselves, can bear.
 */
final class MessageReader {

    /** Mobile clients leave out what has no meaning: a CONNECTION has three parts, a STOP four. */
    private static final int FEWEST_PARTS = 3;

    private static final int WITH_TO = 4;
    private static final int WITH_PAYLOAD = 5;
    private static final int WITH_ID = 6;
    private static final int MAX_DEPTH = 16;
    private static final int MAX_ID_BYTES = 64;
    private static final WireId NIL = new WireId.Nil();

    private final byte[] bytes;
    private final MessageUnpacker unpacker;

    MessageReader(byte[] bytes) {
        this.bytes = bytes;
        unpacker = MessagePack.newDefaultUnpacker(bytes);
    }

    Message message() {
        try {
            Message message = parts(unpacker.unpackArrayHeader());
            if (unpacker.hasNext()) {
                throw Refusal.invalid("Something follows the message: expected one array and no more.");
            }
            return message;
        } catch (IOException | MessagePackException unreadable) {
            throw Refusal.invalid("The message is not a MessagePack array of 3 to 6 parts.");
        }
    }

    private Message parts(int count) throws IOException {
        if (count < FEWEST_PARTS || count > WITH_ID) {
            throw Refusal.invalid(
                    "The message has " + count
                            + " parts: expected [channelType, messageType, fromId, toId, payload], or with messageId before payload.");
        }
        ChannelType channel = MessageCodec.channelType(code());
        MessageType type = MessageCodec.messageType(code());
        WireId from = id("fromId");
        WireId to = count >= WITH_TO ? id("toId") : NIL;
        @Nullable WireId own = count == WITH_ID ? id("messageId") : null;
        Payload payload = count >= WITH_PAYLOAD ? payload() : Payload.NOTHING;
        return new Message(channel, type, from, to, own, payload);
    }

    private long code() throws IOException {
        return switch (unpacker.getNextFormat().getValueType()) {
            case INTEGER -> unpacker.unpackInt();
            case FLOAT -> (long) unpacker.unpackDouble();
            default -> throw Refusal.invalid("channelType and messageType must be numbers.");
        };
    }

    private WireId id(String part) throws IOException {
        return switch (unpacker.getNextFormat().getValueType()) {
            case INTEGER -> new WireId.Whole(unpacker.unpackLong());
            case FLOAT -> fraction(part, unpacker.unpackDouble());
            case STRING -> new WireId.Text(idText(part));
            case NIL -> {
                unpacker.unpackNil();
                yield NIL;
            }
            default -> throw Refusal.invalid("'" + part + "' must be a number or a text.");
        };
    }

    private static WireId fraction(String part, double value) {
        if (!Double.isFinite(value)) {
            throw Refusal.invalid("'" + part + "' is no number that can name anything.");
        }
        return new WireId.Fraction(value);
    }

    private String idText(String part) throws IOException {
        int length = unpacker.unpackRawStringHeader();
        if (length > MAX_ID_BYTES) {
            throw Refusal.invalid("'" + part + "' is longer than " + MAX_ID_BYTES + " bytes.");
        }
        return new String(take(length), StandardCharsets.UTF_8);
    }

    private Payload payload() throws IOException {
        MessageFormat format = unpacker.getNextFormat();
        return switch (format.getValueType()) {
            case NIL -> {
                unpacker.unpackNil();
                yield Payload.NOTHING;
            }
            case STRING -> new Payload.Text(take(unpacker.unpackRawStringHeader()));
            case BINARY -> new Payload.Binary(take(unpacker.unpackBinaryHeader()));
            default -> new Payload.Packed(packed());
        };
    }

    /** A whole value, however it is nested, as it was packed. */
    private byte[] packed() throws IOException {
        int start = position();
        // How many values are still to come on each level.
        long[] left = new long[MAX_DEPTH];
        int depth = 0;
        left[0] = 1;
        while (true) {
            while (left[depth] == 0) {
                if (depth == 0) {
                    return Arrays.copyOfRange(bytes, start, position());
                }
                depth--;
            }
            left[depth]--;
            long inside = inside();
            if (inside > 0) {
                if (++depth == MAX_DEPTH) {
                    throw Refusal.invalid("The payload is nested more than " + MAX_DEPTH + " deep.");
                }
                left[depth] = inside;
            }
        }
    }

    /** Reads past the next value, or only past its header if it holds others; gives how many those are. */
    private long inside() throws IOException {
        switch (unpacker.getNextFormat().getValueType()) {
            case ARRAY -> {
                return unpacker.unpackArrayHeader();
            }
            case MAP -> {
                return 2L * unpacker.unpackMapHeader();
            }
            case STRING -> skip(unpacker.unpackRawStringHeader());
            case BINARY -> skip(unpacker.unpackBinaryHeader());
            case EXTENSION -> skip(unpacker.unpackExtensionTypeHeader().getLength());
            default -> unpacker.skipValue();
        }
        return 0;
    }

    private void skip(int length) throws IOException {
        requireLeft(length);
        unpacker.readPayloadAsReference(length);
    }

    private byte[] take(int length) throws IOException {
        requireLeft(length);
        return unpacker.readPayload(length);
    }

    private void requireLeft(int length) {
        if (length < 0 || length > bytes.length - position()) {
            throw Refusal.invalid("The message ends before its last part does.");
        }
    }

    private int position() {
        return Math.toIntExact(unpacker.getTotalReadBytes());
    }
}
