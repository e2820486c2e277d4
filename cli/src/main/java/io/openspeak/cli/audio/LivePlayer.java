package io.openspeak.cli.audio;

import io.openspeak.client.playout.PlayoutCounters;
import io.openspeak.voice.v1.VoiceFrame;
import io.openspeak.voice.v1.VoiceGap;
import java.util.concurrent.TimeUnit;

/** Plays what a channel brings, in the rhythm of the loudspeaker. */
public final class LivePlayer implements AutoCloseable {

    private final Mixer mixer = new Mixer();
    private final Loudspeaker loudspeaker;
    private final Thread thread;
    private volatile boolean closed;

    public LivePlayer(Loudspeaker loudspeaker) {
        this.loudspeaker = loudspeaker;
        this.thread = Thread.ofPlatform().daemon().name("playback").start(this::run);
    }

    /** Never waits. */
    public void hear(VoiceFrame frame) {
        mixer.put(frame, now());
    }

    public void lost(VoiceGap gap) {
        mixer.lost(gap);
    }

    public PlayoutCounters counters() {
        return mixer.counters();
    }

    private void run() {
        boolean plays = true;
        while (plays && !closed) {
            // False: the line went away, for example with the headset; recording and report go on.
            plays = loudspeaker.play(mixer.next(now()));
        }
    }

    private static long now() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        loudspeaker.close();
    }
}
