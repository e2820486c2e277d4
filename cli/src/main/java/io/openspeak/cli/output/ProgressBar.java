package io.openspeak.cli.output;

/** A bar that grows with the work done; pure text. */
public final class ProgressBar {

    private static final int WIDTH = 30;

    private ProgressBar() {}

    public static String draw(long done, long total, String unit, String note) {
        int filled = total == 0 ? WIDTH : (int) (WIDTH * done / total);
        String bar = "=".repeat(filled) + " ".repeat(WIDTH - filled);
        return "[%s] %d/%d %s%s".formatted(bar, done, total, unit, note.isEmpty() ? "" : "  " + note);
    }
}
