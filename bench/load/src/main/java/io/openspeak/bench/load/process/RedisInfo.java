package io.openspeak.bench.load.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** What a Redis tells of itself. */
final class RedisInfo {

    private static final int PATIENCE_MILLIS = 10_000;

    private RedisInfo() {}

    /** The answer to {@code INFO} about one section. */
    static String ask(int port, String section) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(("INFO " + section + "\r\nQUIT\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot ask the Redis at port " + port + " for its " + section, e);
        }
    }
}
