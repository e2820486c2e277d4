package io.openspeak.e2e;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessageUnpacker;
import org.msgpack.value.ArrayValue;
import org.msgpack.value.Value;

/** VoicePing's messages on the wire: arrays of MessagePack, which may come in pieces. */
public final class RadioMessages {

    private final ByteArrayOutputStream partial = new ByteArrayOutputStream();

    /** A message of that type to a group (channel 0) or a user (1). */
    public static byte[] pack(int channel, int type, int from, Value to, byte @Nullable [] payload) {
        try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
            packer.packArrayHeader(5);
            packer.packInt(channel).packInt(type).packInt(from).packValue(to);
            if (payload == null) {
                packer.packNil();
            } else {
                packer.packBinaryHeader(payload.length);
                packer.writePayload(payload);
            }
            return packer.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The message that the piece completes. */
    public Optional<ArrayValue> add(ByteBuffer piece, boolean last) {
        byte[] bytes = new byte[piece.remaining()];
        piece.get(bytes);
        partial.writeBytes(bytes);
        if (!last) {
            return Optional.empty();
        }
        try (MessageUnpacker unpacker = MessagePack.newDefaultUnpacker(partial.toByteArray())) {
            return Optional.of(unpacker.unpackValue().asArrayValue());
        } catch (IOException garbage) {
            throw new UncheckedIOException(garbage);
        } finally {
            partial.reset();
        }
    }
}
