package io.openspeak.cli.audio;

import io.github.jaredmdobson.concentus.OpusDecoder;
import io.github.jaredmdobson.concentus.OpusException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Makes speech out of one speaker's Opus packets, and plausible sound where one is missing. */
public final class SpeechDecoder {

    /** Longest packet is 120 ms (RFC 6716, section 3.2.5). */
    private static final int MOST_SAMPLES = Pcm.RATE * 120 / 1000;

    private final OpusDecoder decoder;
    private final short[] buffer = new short[MOST_SAMPLES];

    public SpeechDecoder() {
        try {
            decoder = new OpusDecoder(Pcm.RATE, 1);
        } catch (OpusException e) {
            throw new IllegalStateException("Opus can't decode 48 kHz mono", e);
        }
    }

    /** Decodes a packet; one that is no Opus is concealed like a missing one. */
    public short[] decode(byte[] packet) {
        try {
            int samples = decoder.decode(packet, 0, packet.length, buffer, 0, MOST_SAMPLES, false);
            return Arrays.copyOf(buffer, samples);
        } catch (OpusException | RuntimeException e) {
            return conceal(); // Anyone may send any bytes; they must not end the recording.
        }
    }

    /** Sound for a missing packet of 20 ms. */
    public short[] conceal() {
        return conceal(Pcm.FRAME);
    }

    /** Sound for a missing packet of so many samples. */
    public short[] conceal(int samples) {
        return made(null, 0, samples, false);
    }

    /** Sound for a missing packet out of the one behind it, which may hold a poor copy (in-band FEC); else plausible sound. */
    public short[] recover(byte[] following, int samples) {
        return made(following, following.length, samples, true);
    }

    private short[] made(byte @Nullable [] packet, int length, int samples, boolean copy) {
        int wanted = Math.clamp(samples, 1, MOST_SAMPLES);
        try {
            return Arrays.copyOf(buffer, decoder.decode(packet, 0, length, buffer, 0, wanted, copy));
        } catch (OpusException | RuntimeException e) {
            return new short[wanted];
        }
    }
}
