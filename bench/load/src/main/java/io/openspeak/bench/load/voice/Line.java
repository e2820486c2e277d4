package io.openspeak.bench.load.voice;

import com.google.protobuf.ByteString;

/** One person's voice connection, over whichever transport. */
interface Line extends AutoCloseable {

    /** Sends a packet to the channel. */
    void send(ByteString opus);

    /** Frames sent that were not forwarded, as far as it was told, or that never left. */
    long refused();

    @Override
    void close();
}
