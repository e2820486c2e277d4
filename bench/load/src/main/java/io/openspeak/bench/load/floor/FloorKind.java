package io.openspeak.bench.load.floor;

import java.util.Locale;

/** Which transport forwards. */
public enum FloorKind {
    /** Vert.x' gRPC server over java.nio: what Quarkus runs on. */
    VERTX,
    /** The same over epoll. */
    VERTX_EPOLL,
    /** grpc-java's own Netty server, over epoll where there is one. */
    GRPC_JAVA;

    /** As tables and files name it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
