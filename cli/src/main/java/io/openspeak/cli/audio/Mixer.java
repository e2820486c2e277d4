package io.openspeak.cli.audio;

import io.openspeak.client.playout.PlayoutCounters;
import io.openspeak.voice.v1.VoiceFrame;
import io.openspeak.voice.v1.VoiceGap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** All speakers of a channel, as one sound; each stream has a delay of its own. Times are milliseconds of one clock. */
public final class Mixer {

    private static final long FORGET_AFTER_MS = 30_000;

    private record Stream(String speaker, int id) {}

    private final Map<Stream, SpeakerPlayout> streams = new ConcurrentHashMap<>();
    private PlayoutCounters forgotten = new PlayoutCounters(0, 0, 0, 0, 0, 0, 0);

    public void put(VoiceFrame frame, long now) {
        streams.computeIfAbsent(new Stream(frame.getSpeakerId(), frame.getStream()), stream -> new SpeakerPlayout())
                .put(frame, now);
    }

    public void lost(VoiceGap gap) {
        SpeakerPlayout playout = streams.get(new Stream(gap.getSpeakerId(), gap.getStream()));
        if (playout != null) {
            playout.lost(gap.getFirstSequence(), gap.getCount());
        }
    }

    /** The next 20 ms. */
    public synchronized short[] next(long now) {
        List<short[]> sounds = new ArrayList<>();
        streams.forEach((stream, playout) -> {
            short[] sound = playout.next(now);
            if (sound != null) {
                sounds.add(sound);
            } else if (now - playout.lastHeard() > FORGET_AFTER_MS && streams.remove(stream, playout)) {
                forgotten = forgotten.plus(playout.counters());
            }
        });
        return sum(sounds);
    }

    private static short[] sum(List<short[]> sounds) {
        short[] mixed = new short[Pcm.FRAME];
        for (int i = 0; i < mixed.length; i++) {
            int sum = 0;
            for (short[] sound : sounds) {
                sum += sound[i];
            }
            mixed[i] = (short) Math.clamp(sum, Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return mixed;
    }

    /** Of all speakers. */
    public synchronized PlayoutCounters counters() {
        return streams.values().stream().map(SpeakerPlayout::counters).reduce(forgotten, PlayoutCounters::plus);
    }
}
