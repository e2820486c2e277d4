package io.openspeak.cli.audio;

import com.google.protobuf.ByteString;
import io.openspeak.client.playout.JitterBuffer;
import io.openspeak.client.playout.Playout;
import io.openspeak.client.playout.PlayoutCounters;
import io.openspeak.client.playout.PlayoutSettings;
import io.openspeak.voice.v1.VoiceFrame;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One speaker's stream on its way to the loudspeaker: packets in, sound out in steps of 20 ms. */
final class SpeakerPlayout {

    private final JitterBuffer buffer = new JitterBuffer(PlayoutSettings.DEFAULT);
    private final SpeechDecoder decoder = new SpeechDecoder();
    private short[] decoded = {};
    private long lastHeard;

    synchronized void put(VoiceFrame frame, long now) {
        lastHeard = now;
        buffer.put(frame.getSequence(), frame.getCapturedAt(), frame.getLevel(), frame.getOpus(), now);
    }

    synchronized void lost(long firstSequence, int count) {
        buffer.lost(firstSequence, count);
    }

    /** The next 20 ms; null: silence. Packets may be shorter or longer than that. */
    synchronized short @Nullable [] next(long now) {
        while (decoded.length < Pcm.FRAME) {
            short[] sound = sound(buffer.next(now));
            if (sound == null && decoded.length == 0) {
                return null;
            }
            decoded = joined(decoded, sound == null ? new short[Pcm.FRAME - decoded.length] : sound);
        }
        short[] frame = Arrays.copyOf(decoded, Pcm.FRAME);
        decoded = Arrays.copyOfRange(decoded, Pcm.FRAME, decoded.length);
        return frame;
    }

    private short @Nullable [] sound(Playout playout) {
        return switch (playout) {
            case Playout.Play(long sequence, ByteString opus) -> decoder.decode(opus.toByteArray());
            case Playout.Skip(long sequence, ByteString opus) -> {
                decoder.decode(opus.toByteArray());
                yield new short[0];
            }
            case Playout.Conceal(int millis, @Nullable ByteString following) ->
                following == null
                        ? decoder.conceal(samples(millis))
                        : decoder.recover(following.toByteArray(), samples(millis));
            case Playout.Stretch(int millis) -> decoder.conceal(samples(millis));
            case Playout.Silence() -> null;
        };
    }

    private static int samples(int millis) {
        return millis * Pcm.RATE / 1000;
    }

    private static short[] joined(short[] first, short[] second) {
        short[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    synchronized long lastHeard() {
        return lastHeard;
    }

    synchronized PlayoutCounters counters() {
        return buffer.counters();
    }
}
