package io.openspeak.cli.audio;

import org.jspecify.annotations.Nullable;

/** A recording, as if it were spoken now. */
public final class PacedSpeech implements SpeechSource {

    private final Pcm pcm;
    private final Pacer pacer;
    private int next;

    public PacedSpeech(Pcm pcm) {
        this.pcm = pcm;
        this.pacer = new Pacer(Pcm.FRAME_TIME);
    }

    @Override
    public short @Nullable [] next() {
        if (next >= pcm.frames()) {
            return null;
        }
        pacer.await(next);
        return pcm.frame(next++);
    }

    public int frames() {
        return pcm.frames();
    }
}
