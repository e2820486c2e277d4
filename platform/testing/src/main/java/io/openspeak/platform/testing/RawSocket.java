package io.openspeak.platform.testing;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A WebSocket by hand, for what a well-behaved client can't be made to do. */
public final class RawSocket implements AutoCloseable {

    private static final int FINAL = 0x80;
    private static final int MASKED = 0x80;
    private static final int CLOSE = 8;
    private static final int PATIENCE_MILLIS = 30_000;

    private final Socket socket;
    private final OutputStream out;
    private final DataInputStream in;

    private RawSocket(int port, String path) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setReceiveBufferSize(4_096);
        socket.setSoTimeout(PATIENCE_MILLIS);
        out = socket.getOutputStream();
        in = new DataInputStream(socket.getInputStream());
        out.write(("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port
                        + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        if (!head.toString().startsWith("HTTP/1.1 101")) {
            throw new IOException(head.toString());
        }
    }

    /**
     * Shakes hands.
     *
     * @param path with the query, if there is one
     */
    public static RawSocket connect(int port, String path) throws IOException {
        return new RawSocket(port, path);
    }

    public void sendText(String text) throws IOException {
        send(1, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A whole frame. */
    public void send(int opcode, byte[] payload) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 14).put((byte) (FINAL | opcode));
        if (payload.length < 126) {
            frame.put((byte) (MASKED | payload.length));
        } else if (payload.length < 65_536) {
            frame.put((byte) (MASKED | 126)).putShort((short) payload.length);
        } else {
            frame.put((byte) (MASKED | 127)).putLong(payload.length);
        }
        // A mask of zeros leaves the payload as it is.
        frame.putInt(0).put(payload);
        sendBytes(frame.array(), frame.position());
    }

    public void sendBytes(byte[] bytes, int length) throws IOException {
        try {
            out.write(bytes, 0, length);
        } catch (SocketException cut) {
            // The server may close while it is written to.
        }
    }

    /** The code of the close frame that comes. */
    public int awaitClose() throws IOException {
        while (true) {
            int opcode = in.readUnsignedByte() & 0xf;
            int length = in.readUnsignedByte();
            if (length == 126) {
                length = in.readUnsignedShort();
            } else if (length == 127) {
                length = (int) in.readLong();
            }
            byte[] payload = in.readNBytes(length);
            if (opcode == CLOSE) {
                return ByteBuffer.wrap(payload).getShort();
            }
        }
    }

    /** True when the server has ended the connection; whatever comes before is read. */
    public boolean awaitEnd() {
        try {
            in.skipNBytes(Long.MAX_VALUE);
            return false;
        } catch (java.net.SocketTimeoutException stillOpen) {
            return false;
        } catch (IOException ended) {
            return true;
        }
    }

    /** True if the server has cut the connection, by what comes of writing to it: nothing is read. */
    public boolean isCut() {
        try {
            out.write(new byte[] {(byte) (FINAL | 0xa), (byte) MASKED, 0, 0, 0, 0});
            return false;
        } catch (IOException cut) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
