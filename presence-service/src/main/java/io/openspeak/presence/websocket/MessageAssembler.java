package io.openspeak.presence.websocket;

import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocketFrame;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts the fragments of a client's messages together (RFC 6455, section 5.4), as far as they may be long. */
final class MessageAssembler {

    private final int maxBytes;
    private @Nullable Buffer text;
    private int bytes;
    private boolean binary;

    MessageAssembler(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Not a text. */
    static final class NotUtf8 extends Exception {

        private static final long serialVersionUID = 1L;

        NotUtf8(CharacterCodingException cause) {
            super(cause);
        }
    }

    /** The text that this frame completes; empty: more is to come. Refuses what is too long, and what is binary, when it is complete. */
    Optional<String> add(WebSocketFrame frame) throws NotUtf8 {
        if (!frame.isContinuation()) {
            binary = frame.isBinary();
        }
        bytes += frame.binaryData().length();
        keep(frame);
        return frame.isFinal() ? Optional.of(complete()) : Optional.empty();
    }

    private void keep(WebSocketFrame frame) {
        if (binary || bytes > maxBytes) {
            text = null;
        } else if (text == null) {
            text = frame.binaryData();
        } else {
            text = Buffer.buffer(bytes).appendBuffer(text).appendBuffer(frame.binaryData());
        }
    }

    private String complete() throws NotUtf8 {
        Buffer whole = text;
        int length = bytes;
        text = null;
        bytes = 0;
        if (binary) {
            throw Refusal.invalid("A binary message came; JSON text is expected.");
        }
        if (length > maxBytes || whole == null) {
            throw new Refusal(
                    Reason.BODY_TOO_LARGE, "The message has " + length + " bytes; at most " + maxBytes + " are taken.");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(whole.getBytes()))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw new NotUtf8(malformed);
        }
    }
}
