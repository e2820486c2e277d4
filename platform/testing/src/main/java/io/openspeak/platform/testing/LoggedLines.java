package io.openspeak.platform.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What everybody logs while it is open: messages with what was put into them. */
public final class LoggedLines extends Handler implements AutoCloseable {

    private final List<String> lines = new CopyOnWriteArrayList<>();

    private LoggedLines() {}

    /** Begins to listen. */
    public static LoggedLines listen() {
        LoggedLines logged = new LoggedLines();
        root().addHandler(logged);
        return logged;
    }

    /** What was logged so far. */
    public List<String> lines() {
        return lines;
    }

    @Override
    public void publish(LogRecord record) {
        List<Object> all = new ArrayList<>();
        all.add(record.getMessage());
        if (record.getParameters() != null) {
            all.addAll(List.of(record.getParameters()));
        }
        lines.add(all.toString());
    }

    @Override
    public void flush() {
        // Nothing is held back.
    }

    @Override
    public void close() {
        root().removeHandler(this);
    }

    private static Logger root() {
        return Logger.getLogger("");
    }
}
