package io.openspeak.bench.load.presence;

import io.openspeak.bench.load.socket.Dialer;
import io.openspeak.client.call.Address;
import java.util.concurrent.CompletionStage;

/** Makes WebSockets to presence-service or to a peer. */
final class Sockets implements AutoCloseable {

    private final Dialer dialer = new Dialer(null);

    /** Opens one to presence-service or to a peer, which knows no tokens: {@code token} may be empty. */
    CompletionStage<Connection> open(Address address, String path, String token, String greeting) {
        Connection connection = new Connection(greeting);
        dialer.open(address, path, token, connection, connection::refused);
        return connection.begun();
    }

    /** Does something on the event loop after a while. */
    void later(Runnable what, long millis) {
        dialer.later(what, millis);
    }

    @Override
    public void close() {
        dialer.close();
    }
}
