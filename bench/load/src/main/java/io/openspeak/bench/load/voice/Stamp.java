package io.openspeak.bench.load.voice;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;

/**
 * The head of each payload: capture time and speaker. Finer than the frame's own milliseconds, and the same whichever server
 * forwards it.
 *
 * @param capturedAt {@link System#nanoTime} of the load generator, who also receives
 */
record Stamp(long capturedAt, int speaker) {

    static final int BYTES = Long.BYTES + Integer.BYTES;

    /** A payload of that many bytes. */
    ByteString payload(int bytes) {
        ByteBuffer buffer = ByteBuffer.allocate(bytes).putLong(capturedAt).putInt(speaker);
        return ByteString.copyFrom(buffer.rewind());
    }

    static Stamp of(ByteString payload) {
        ByteBuffer buffer = payload.asReadOnlyByteBuffer();
        return new Stamp(buffer.getLong(), buffer.getInt());
    }
}
