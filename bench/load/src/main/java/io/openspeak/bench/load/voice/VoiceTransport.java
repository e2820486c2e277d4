package io.openspeak.bench.load.voice;

import io.grpc.netty.GrpcSslContexts;
import io.netty.handler.ssl.SslProvider;
import io.openspeak.bench.load.site.Certificate;
import java.io.IOException;
import java.util.Locale;

/** What carries the voice streams of a crowd. */
enum VoiceTransport {
    GRPC,
    /** The same over TLS. */
    GRPC_TLS,
    WEBSOCKET,
    /** The same over TLS. */
    WEBSOCKET_TLS;

    /** True if it is WebSocket, false if gRPC. */
    boolean isWebSocket() {
        return this == WEBSOCKET || this == WEBSOCKET_TLS;
    }

    boolean isEncrypted() {
        return this == GRPC_TLS || this == WEBSOCKET_TLS;
    }

    /** As tables and files name it. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @param trusted what a server shows that encrypts */
    Opener opener(Certificate trusted) throws IOException {
        return switch (this) {
            case GRPC -> new GrpcOpener(null);
            case GRPC_TLS ->
                new GrpcOpener(GrpcSslContexts.configure(trusted.client(), SslProvider.JDK)
                        .build());
            case WEBSOCKET -> new SocketOpener(null);
            case WEBSOCKET_TLS -> new SocketOpener(trusted.client().build());
        };
    }
}
