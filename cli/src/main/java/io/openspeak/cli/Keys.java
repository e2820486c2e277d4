package io.openspeak.cli;

import java.time.Duration;

/** Single keys of a terminal, as they are pressed. */
public interface Keys extends AutoCloseable {

    int NONE = -2;
    int END = -1;

    /** The next key, {@link #NONE}: none was pressed in that time, {@link #END}: there will be none. */
    int next(Duration patience);

    /** Gives the terminal back. */
    @Override
    void close();
}
