package io.openspeak.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Keys of a terminal that shows nothing of them and waits for no line to end; Ctrl-C stays a signal. */
public final class TerminalKeys implements Keys {

    private final Terminal terminal;
    private final Attributes before;
    private final boolean own;

    private TerminalKeys(Terminal terminal, boolean own) {
        this.terminal = terminal;
        this.before = terminal.enterRawMode();
        this.own = own;
    }

    /** Of a terminal that somebody else opened. */
    public static Keys of(Terminal terminal) {
        return new TerminalKeys(terminal, false);
    }

    /** Of the terminal that the program was started in; empty: it was started in none. */
    static Optional<Keys> ofProcess() {
        try {
            Terminal terminal = TerminalBuilder.builder()
                    .name("openspeak")
                    .system(true)
                    .dumb(false)
                    .nativeSignals(false)
                    .build();
            return Optional.of(new TerminalKeys(terminal, true));
        } catch (IOException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    @Override
    public int next(Duration patience) {
        try {
            return terminal.reader().read(Math.max(1, patience.toMillis()));
        } catch (IOException e) {
            return END;
        }
    }

    @Override
    public void close() {
        terminal.setAttributes(before);
        if (own) {
            try {
                terminal.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
