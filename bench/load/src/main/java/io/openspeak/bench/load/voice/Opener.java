package io.openspeak.bench.load.voice;

import io.openspeak.client.call.Address;

/** Opens wires over one transport, all of them on one thread: the server needs the other cores. */
interface Opener extends AutoCloseable {

    /** Begins to connect; the line is told how that ends. */
    void open(Address server, String token, Line line);

    /** Cuts what is open still. */
    @Override
    void close();
}
