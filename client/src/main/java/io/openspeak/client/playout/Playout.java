package io.openspeak.client.playout;

import com.google.protobuf.ByteString;
import org.jspecify.annotations.Nullable;

/** What to do next with a speaker's loudspeaker. */
public sealed interface Playout {

    /** Decode and play. */
    record Play(long sequence, ByteString opus) implements Playout {}

    /** Decode, so that the decoder knows of it, and throw the sound away: the listener is too far behind. */
    record Skip(long sequence, ByteString opus) implements Playout {}

    /** Make up sound for a packet that is lost; the one behind it, if it is there, may hold a poor copy of it (in-band FEC). */
    record Conceal(int millis, @Nullable ByteString following) implements Playout {}

    /** Make up sound, since the next packet is not there yet. */
    record Stretch(int millis) implements Playout {}

    /** Nobody speaks. */
    record Silence() implements Playout {}
}
