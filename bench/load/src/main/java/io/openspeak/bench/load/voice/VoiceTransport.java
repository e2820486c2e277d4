package io.openspeak.bench.load.voice;

/** What carries the voice streams of a crowd. */
enum VoiceTransport {
    GRPC,
    WEBSOCKET,
    /** The same over TLS. */
    WEBSOCKET_TLS;

    /** True if it is WebSocket, false if gRPC. */
    boolean isWebSocket() {
        return this != GRPC;
    }

    boolean isEncrypted() {
        return this == WEBSOCKET_TLS;
    }
}
