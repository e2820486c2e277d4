package io.openspeak.platform.websocket;

import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocketFrame;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts the fragments of a client's messages together (RFC 6455, section 5.4), as far as they may be long, all text or all binary. */
public final class MessageAssembler {

    private final boolean binaries;
    private final String other;
    private final int maxBytes;
    private @Nullable Buffer message;
    private int bytes;
    private boolean wrongKind;

    private MessageAssembler(boolean binaries, String other, int maxBytes) {
        this.binaries = binaries;
        this.other = other;
        this.maxBytes = maxBytes;
    }

    /**
     * Takes texts alone.
     *
     * @param expected what is told to be expected when a binary message comes
     */
    public static MessageAssembler texts(int maxBytes, String expected) {
        return new MessageAssembler(false, "A binary message came; " + expected + " is expected.", maxBytes);
    }

    /**
     * Takes binary messages alone.
     *
     * @param expected what is told to be expected when a text comes
     */
    public static MessageAssembler binaries(int maxBytes, String expected) {
        return new MessageAssembler(true, "A text message came; " + expected + " is expected.", maxBytes);
    }

    /** The message that this frame completes; empty: more is to come. Refuses what is too long, and the other kind, when it is complete. */
    public Optional<Buffer> add(WebSocketFrame frame) {
        if (!frame.isContinuation()) {
            wrongKind = frame.isBinary() != binaries;
        }
        bytes += frame.binaryData().length();
        keep(frame);
        return frame.isFinal() ? Optional.of(complete()) : Optional.empty();
    }

    private void keep(WebSocketFrame frame) {
        if (wrongKind || bytes > maxBytes) {
            message = null;
        } else if (message == null) {
            message = frame.binaryData();
        } else {
            message = Buffer.buffer(bytes).appendBuffer(message).appendBuffer(frame.binaryData());
        }
    }

    private Buffer complete() {
        Buffer whole = message;
        int length = bytes;
        message = null;
        bytes = 0;
        if (wrongKind) {
            throw Refusal.invalid(other);
        }
        if (length > maxBytes || whole == null) {
            throw new Refusal(
                    Reason.BODY_TOO_LARGE, "The message has " + length + " bytes; at most " + maxBytes + " are taken.");
        }
        return whole;
    }

    /** A message as text. */
    public static String text(Buffer message) throws BrokenFrame {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(message.getBytes()))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw BrokenFrame.notUtf8(malformed);
        }
    }
}
