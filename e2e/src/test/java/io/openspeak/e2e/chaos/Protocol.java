package io.openspeak.e2e.chaos;

/** How a client of the test talks to presence-service. */
enum Protocol {
    /** A session stream over gRPC. */
    SESSION,
    /** A session over the WebSocket, in JSON. */
    WEBSOCKET,
    /** A session over the WebSocket without a hello, as CoLink's clients have it. */
    COLINK,
    /** A session that voice-service holds for a VoicePing radio. */
    RADIO,
    /** The same of a VoicePing client that watches. */
    RADIO_WATCHER,
    /** Events over gRPC without a session of one's own. */
    SUBSCRIPTION,
    /** A session that lives by single calls of ReportActivity. */
    UNARY;

    /** True if its clients can name those whom they watch. */
    boolean names() {
        return this != COLINK && this != RADIO && this != RADIO_WATCHER;
    }

    /** True if its clients are told how others are seen. */
    boolean tells() {
        return this != UNARY && this != RADIO;
    }
}
