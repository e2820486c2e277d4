package io.openspeak.cli.output;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.PrintWriter;
import java.util.List;

/** Prints rows as text or, when asked to, as one JSON object a line; remarks go beside them, where programs don't read. */
public final class Printer {

    private static final Gson GSON =
            new GsonBuilder().disableHtmlEscaping().serializeNulls().create();

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean json;

    public Printer(PrintWriter out, PrintWriter err, boolean json) {
        this.out = out;
        this.err = err;
        this.json = json;
    }

    public synchronized void print(Row row) {
        out.println(json ? GSON.toJson(row.fields()) : row.text());
        out.flush();
    }

    /** Something for people only. */
    public synchronized void remark(String text) {
        err.println(text);
        err.flush();
    }

    /** Replaces the line that was drawn last. */
    public synchronized void redraw(String line) {
        err.print("\r" + line);
        err.flush();
    }

    /** Replaces the block of so many lines that was drawn last. */
    public synchronized void redraw(int before, List<String> lines) {
        if (before > 0) {
            err.print("\033[%dF\033[J".formatted(before));
        }
        lines.forEach(err::println);
        err.flush();
    }

    /** Ends a redrawn line. */
    public synchronized void endRedraw() {
        err.println();
        err.flush();
    }
}
