package io.openspeak.cli.audio;

/** A microphone that is open. */
public interface Microphone extends SpeechSource, AutoCloseable {

    @Override
    void close();
}
