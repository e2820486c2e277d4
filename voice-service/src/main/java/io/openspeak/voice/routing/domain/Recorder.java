package io.openspeak.voice.routing.domain;

/** Somebody who wants to know what a channel heard, beside its listeners. */
@FunctionalInterface
public interface Recorder {

    /** Nobody does. */
    Recorder NOBODY = frame -> {};

    /** A frame that all of the channel may hear; called on the speaker's thread, so it must be quick. */
    void heard(Frame frame);
}
