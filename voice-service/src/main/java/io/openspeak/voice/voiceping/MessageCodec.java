package io.openspeak.voice.voiceping;

import io.openspeak.platform.failures.Refusal;
import io.openspeak.voice.voiceping.domain.ChannelType;
import io.openspeak.voice.voiceping.domain.Message;
import io.openspeak.voice.voiceping.domain.MessageType;
import io.openspeak.voice.voiceping.domain.Payload;
import io.openspeak.voice.voiceping.domain.WireId;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;

/** VoicePing messages as bytes (MessagePack). */
public final class MessageCodec {

    private static final int SHORT_FORM = 5;
    private static final int LONG_FORM = 6;

    private MessageCodec() {}

    /** The message that the bytes hold; refuses whatever is none. */
    public static Message decode(byte[] bytes) {
        return new MessageReader(bytes).message();
    }

    /** A message as bytes. */
    public static byte[] encode(Message message) {
        try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
            @Nullable WireId id = message.id();
            packer.packArrayHeader(id == null ? SHORT_FORM : LONG_FORM);
            packer.packInt(message.channel().code());
            packer.packInt(message.type().code());
            pack(packer, message.from());
            pack(packer, message.to());
            if (id != null) {
                pack(packer, id);
            }
            pack(packer, message.payload());
            return packer.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void pack(MessageBufferPacker packer, WireId id) throws IOException {
        switch (id) {
            case WireId.Whole(long value) -> packer.packLong(value);
            case WireId.Fraction(double value) -> packer.packDouble(value);
            case WireId.Text(String text) -> packer.packString(text);
            case WireId.Nil() -> packer.packNil();
        }
    }

    private static void pack(MessageBufferPacker packer, Payload payload) throws IOException {
        switch (payload) {
            case Payload.Nothing() -> packer.packNil();
            case Payload.Text(byte[] bytes) -> {
                packer.packRawStringHeader(bytes.length);
                packer.writePayload(bytes);
            }
            case Payload.Binary(byte[] bytes) -> {
                packer.packBinaryHeader(bytes.length);
                packer.writePayload(bytes);
            }
            case Payload.Packed(byte[] value) -> packer.writePayload(value);
        }
    }

    static ChannelType channelType(long code) {
        return ChannelType.of(code)
                .orElseThrow(
                        () -> Refusal.invalid("The channel type is " + code + ": expected 0 (group) or 1 (private)."));
    }

    static MessageType messageType(long code) {
        return MessageType.of(code).orElseThrow(() -> Refusal.invalid("There is no message type " + code + "."));
    }
}
