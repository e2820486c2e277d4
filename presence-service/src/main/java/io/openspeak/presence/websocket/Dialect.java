package io.openspeak.presence.websocket;

/** What a client understands. */
enum Dialect {
    /** CoLink's frames as its clients have always known them, and not a field more. */
    COLINK,
    /** The same with what is new: the client says hello, and is told positions, to resume from. */
    OPENSPEAK
}
