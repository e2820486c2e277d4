package io.openspeak.e2e.chaos;

/** How a client of the test talks to presence-service. */
enum Protocol {
    /** A session stream over gRPC. */
    SESSION,
    /** A session over the WebSocket, in JSON. */
    WEBSOCKET,
    /** A session over the WebSocket without a hello, as CoLink's clients have it. */
    COLINK,
    /** Events over gRPC without a session of one's own. */
    SUBSCRIPTION,
    /** A session that lives by single calls of ReportActivity. */
    UNARY
}
