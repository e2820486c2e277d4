package io.openspeak.platform.websocket;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;

/** A frame as it goes over the wire (RFC 6455, section 5.2): frames of a server are not masked, so one serves all connections. */
public final class Frame {

    private static final int FINAL = 0x80;
    private static final int TEXT = 0x1;
    private static final int BINARY = 0x2;
    private static final int PING = 0x9;
    private static final int MAX_ONE_BYTE = 125;
    private static final int TWO_BYTES = 126;
    private static final int EIGHT_BYTES = 127;
    private static final int MAX_TWO_BYTES = 0xffff;
    private static final int MAX_HEADER = 10;

    private final byte[] bytes;

    private Frame(int opcode, byte[] payload) {
        ByteBuffer header = ByteBuffer.allocate(MAX_HEADER).put((byte) (FINAL | opcode));
        if (payload.length <= MAX_ONE_BYTE) {
            header.put((byte) payload.length);
        } else if (payload.length <= MAX_TWO_BYTES) {
            header.put((byte) TWO_BYTES).putShort((short) payload.length);
        } else {
            header.put((byte) EIGHT_BYTES).putLong(payload.length);
        }
        bytes = ByteBuffer.allocate(header.position() + payload.length)
                .put(header.flip())
                .put(payload)
                .array();
    }

    /** A text. */
    public static Frame text(byte[] utf8) {
        return new Frame(TEXT, utf8);
    }

    /** A binary message. */
    public static Frame binary(byte[] payload) {
        return new Frame(BINARY, payload);
    }

    /** A ping with something to be sent back. */
    public static Frame ping(long nonce) {
        return new Frame(PING, ByteBuffer.allocate(Long.BYTES).putLong(nonce).array());
    }

    public int length() {
        return bytes.length;
    }

    /** For one connection; the bytes are those of all. */
    public ByteBuf wire() {
        return Unpooled.wrappedBuffer(bytes);
    }
}
