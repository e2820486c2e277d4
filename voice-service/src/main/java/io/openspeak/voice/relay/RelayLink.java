package io.openspeak.voice.relay;

/** The way from this pod to another one, kept up until it is ended. */
public interface RelayLink {

    /** True while a stream stands and the other pod gives signs of life. */
    boolean alive();

    /** True once a stream has stood, or has failed to: there is nothing to wait for any more. */
    boolean tried();

    /** Ends it for good. */
    void end();
}
