package io.openspeak.cli.audio;

import org.jspecify.annotations.Nullable;

/** Where speech comes from, in the rhythm in which it is spoken. */
public interface SpeechSource {

    /** The next frame of 20 ms, waiting until it has been spoken; null: there is no more. */
    short @Nullable [] next();
}
