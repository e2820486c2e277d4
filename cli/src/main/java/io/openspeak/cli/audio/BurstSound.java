package io.openspeak.cli.audio;

import io.openspeak.voice.v1.VoiceFrame;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was said in bursts that are over, as sound. */
public final class BurstSound {

    private static final short[] PAUSE = new short[Pcm.RATE / 3];

    private BurstSound() {}

    /** Bursts one after the other, with a short pause between them. */
    public static Pcm of(List<List<VoiceFrame>> bursts) {
        short[] all = {};
        for (List<VoiceFrame> burst : bursts) {
            all = all.length == 0 ? all : joined(all, PAUSE);
            all = joined(all, one(burst).samples());
        }
        return new Pcm(all);
    }

    private static Pcm one(List<VoiceFrame> burst) {
        long start = burst.stream().mapToLong(VoiceFrame::getCapturedAt).min().orElse(0);
        Map<String, SpeakerTrack> speakers = new TreeMap<>();
        for (VoiceFrame frame : burst) {
            // By when it was said: nobody waits for it any more.
            speakers.computeIfAbsent(frame.getSpeakerId() + '/' + frame.getStream(), name -> new SpeakerTrack())
                    .hear(
                            frame.getSequence(),
                            frame.getCapturedAt(),
                            frame.getCapturedAt(),
                            start,
                            frame.getOpus().toByteArray());
        }
        return SpeechRecorder.mix(speakers.values().stream().map(Timeline::of).toList());
    }

    private static short[] joined(short[] first, short[] second) {
        short[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
