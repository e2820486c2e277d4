package io.openspeak.bench.load.floor;

import java.util.Locale;

/** Which transport forwards. */
public enum FloorKind {
    /** Vert.x' gRPC server over java.nio: what Quarkus runs on. */
    VERTX(false),
    /** The same over epoll. */
    VERTX_EPOLL(false),
    /** grpc-java's own Netty server, over epoll where there is one. */
    GRPC_JAVA(false),
    /** Netty's WebSockets over java.nio. */
    NETTY_WEBSOCKET(true),
    /** The same over epoll. */
    NETTY_WEBSOCKET_EPOLL(true);

    private final boolean webSocket;

    FloorKind(boolean webSocket) {
        this.webSocket = webSocket;
    }

    /** True if it speaks WebSocket, false if gRPC. */
    public boolean isWebSocket() {
        return webSocket;
    }

    /** As tables and files name it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
