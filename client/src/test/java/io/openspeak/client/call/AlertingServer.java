package io.openspeak.client.call;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Answers whoever connects by a TLS alert, as servers on OpenSSL answer those who don't speak TLS. */
final class AlertingServer implements AutoCloseable {

    /** An alert of TLS 1.2: fatal, protocol_version. */
    private static final byte[] ALERT = {0x15, 3, 3, 0, 2, 2, 70};

    private final ServerSocket socket;

    AlertingServer() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::answer);
    }

    Address address() {
        return new Address("127.0.0.1", socket.getLocalPort());
    }

    private void answer() {
        try {
            while (true) {
                try (Socket connection = socket.accept()) {
                    connection.getOutputStream().write(ALERT);
                    connection.shutdownOutput();
                    // Whatever was not read would make the end of the connection a reset, which may overtake the alert.
                    connection.getInputStream().transferTo(OutputStream.nullOutputStream());
                }
            }
        } catch (IOException e) {
            // Closed, at the end of the test.
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
