package io.openspeak.platform.testing.surface;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * An answer to bytes that no well-behaved HTTP client would send.
 *
 * @param status HTTP status; 0: the connection was closed without an answer
 * @param text everything that came back
 */
public record RawHttp(int status, String text) {

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})");
    private static final Pattern PROBLEM = Pattern.compile("(?i)\r\ncontent-type: application/problem\\+json");
    private static final int LONGEST_WAIT_MS = 30_000;

    /** The header line of a token. */
    public static String bearer(String token) {
        return "Authorization: Bearer " + token + "\r\n";
    }

    /** Sends a request of one connection; fails if no answer comes in time. What came before the connection was reset counts. */
    public static RawHttp send(String method, String target, String headers, byte[] body) {
        try (Socket socket = connect()) {
            String head = method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers
                    + "Content-Length: " + body.length + "\r\n\r\n";
            return of(exchange(socket, head.getBytes(StandardCharsets.UTF_8), body));
        } catch (IOException failed) {
            throw new UncheckedIOException(method + " " + target, failed);
        }
    }

    private static String exchange(Socket socket, byte[] head, byte[] body) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try {
            socket.getOutputStream().write(head);
            socket.getOutputStream().write(body);
            socket.getInputStream().transferTo(answer);
        } catch (SocketException reset) {
            // Who refuses a request before all of it was read, and closes, resets the connection: its answer may be
            // lost on the way.
        }
        return answer.toString(StandardCharsets.UTF_8);
    }

    /** A connection to the service under test. */
    public static Socket connect() throws IOException {
        int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(LONGEST_WAIT_MS);
        return socket;
    }

    /** What follows the headers. */
    String body() {
        int end = text.indexOf("\r\n\r\n");
        return end < 0 ? "" : text.substring(end + 4);
    }

    /** True if it is a problem by its type. */
    boolean isProblem() {
        return PROBLEM.matcher(text).find();
    }

    private static RawHttp of(String text) {
        Matcher status = STATUS.matcher(text);
        return new RawHttp(status.lookingAt() ? Integer.parseInt(status.group(1)) : 0, text);
    }
}
