package io.openspeak.cli.audio;

import io.github.jaredmdobson.concentus.OpusApplication;
import io.github.jaredmdobson.concentus.OpusEncoder;
import io.github.jaredmdobson.concentus.OpusException;
import io.github.jaredmdobson.concentus.OpusSignal;
import java.util.Arrays;

/** Makes Opus packets of 20 ms out of speech. */
public final class SpeechEncoder {

    /** Longest packet that Opus allows (RFC 6716, section 3.2.1, plus its first byte). */
    private static final int MOST_BYTES = 1275;

    /** Bitrates that Opus is made for (RFC 6716, section 2.1.1). */
    private static final int LOWEST = 6_000;

    private static final int HIGHEST = 510_000;

    /** So much of the bitrate's use goes into copies of earlier packets (in-band FEC). */
    private static final int EXPECTED_LOSS_PERCENT = 5;

    private final OpusEncoder encoder;
    private final byte[] buffer = new byte[MOST_BYTES];

    public SpeechEncoder(int bitsPerSecond) {
        if (bitsPerSecond < LOWEST || bitsPerSecond > HIGHEST) {
            throw new IllegalArgumentException(
                    "bitrate is " + bitsPerSecond + " bit/s, expected " + LOWEST + " to " + HIGHEST);
        }
        try {
            encoder = new OpusEncoder(Pcm.RATE, 1, OpusApplication.OPUS_APPLICATION_VOIP);
            encoder.setBitrate(bitsPerSecond);
            encoder.setSignalType(OpusSignal.OPUS_SIGNAL_VOICE);
            encoder.setUseInbandFEC(true);
            encoder.setPacketLossPercent(EXPECTED_LOSS_PERCENT);
        } catch (OpusException e) {
            throw new IllegalStateException("Opus can't encode 48 kHz mono", e);
        }
    }

    /** Encodes one frame of {@link Pcm#FRAME} samples. */
    public byte[] encode(short[] frame) {
        try {
            int length = encoder.encode(frame, 0, Pcm.FRAME, buffer, 0, buffer.length);
            return Arrays.copyOf(buffer, length);
        } catch (OpusException e) {
            throw new IllegalStateException("Opus did not take a frame of " + frame.length + " samples", e);
        }
    }

    /** How loud a frame is, for the packet that it becomes: 1 (silence) to 127 (full scale). */
    public static int level(short[] frame) {
        return Loudness.of(frame);
    }
}
