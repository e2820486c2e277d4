package io.openspeak.cli.audio;

/** A loudspeaker that is open. */
public interface Loudspeaker extends AutoCloseable {

    /** Plays a frame of 20 ms after those before it; waits while enough is on its way. False: it plays no more. */
    boolean play(short[] frame);

    @Override
    void close();
}
