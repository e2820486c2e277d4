package io.openspeak.bench.load.voice;

import io.netty.handler.ssl.SslContext;
import io.openspeak.bench.load.socket.Dialer;
import io.openspeak.client.call.Address;
import org.jspecify.annotations.Nullable;

/** Opens WebSockets. */
final class SocketOpener implements Opener {

    private final Dialer dialer;

    /** @param tls whom to trust, null: no TLS */
    SocketOpener(@Nullable SslContext tls) {
        dialer = new Dialer(tls);
    }

    @Override
    public void open(Address server, String token, Line line) {
        dialer.open(server, SocketWire.PATH, token, new SocketWire(line), line::failed);
    }

    @Override
    public void close() {
        dialer.close();
    }
}
