package io.openspeak.bench.load.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** What a Redis says of its memory. */
public final class RedisMemory {

    private static final String FIELD = "used_memory:";
    private static final int PATIENCE_MILLIS = 10_000;

    private RedisMemory() {}

    /** Bytes that it has allocated: data and its own overhead, without fragmentation. */
    public static long usedBytes(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write("INFO memory\r\nQUIT\r\n".getBytes(StandardCharsets.US_ASCII));
            return parse(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot ask the Redis at port " + port + " for its memory", e);
        }
    }

    /** Reads the answer to {@code INFO memory}. */
    static long parse(String answer) {
        return answer.lines()
                .filter(line -> line.startsWith(FIELD))
                .map(line -> line.substring(FIELD.length()).strip())
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no " + FIELD + " in " + answer));
    }
}
