package io.openspeak.platform.websocket;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
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

    private final byte[] bytes;

    private Frame(int opcode, byte[] payload) {
        bytes = new byte[headerLength(payload.length) + payload.length];
        ByteBuf out = Unpooled.wrappedBuffer(bytes).clear();
        writeHeader(out, opcode, payload.length);
        out.writeBytes(payload);
    }

    /** A text. */
    public static Frame text(byte[] utf8) {
        return new Frame(TEXT, utf8);
    }

    /** A binary message. */
    public static Frame binary(byte[] payload) {
        return new Frame(BINARY, payload);
    }

    /** Room for a binary message outside of the heap, its header written already; the payload, of exactly that length, is to follow. */
    public static ByteBuf beginBinary(ByteBufAllocator memory, int length) {
        ByteBuf out = memory.directBuffer(headerLength(length) + length);
        writeHeader(out, BINARY, length);
        return out;
    }

    private static int headerLength(int length) {
        if (length <= MAX_ONE_BYTE) {
            return 2;
        }
        return length <= MAX_TWO_BYTES ? 4 : 10;
    }

    private static void writeHeader(ByteBuf out, int opcode, int length) {
        out.writeByte(FINAL | opcode);
        if (length <= MAX_ONE_BYTE) {
            out.writeByte(length);
        } else if (length <= MAX_TWO_BYTES) {
            out.writeByte(TWO_BYTES).writeShort(length);
        } else {
            out.writeByte(EIGHT_BYTES).writeLong(length);
        }
    }

    /** A ping with something to be sent back. */
    public static Frame ping(long nonce) {
        return new Frame(PING, ByteBuffer.allocate(Long.BYTES).putLong(nonce).array());
    }

    public int length() {
        return bytes.length;
    }

    /** Writes it there. */
    ByteBuf copyTo(ByteBuf out) {
        return out.writeBytes(bytes);
    }

    /** For one connection; the bytes are those of all. */
    public ByteBuf wire() {
        return Unpooled.wrappedBuffer(bytes);
    }
}
