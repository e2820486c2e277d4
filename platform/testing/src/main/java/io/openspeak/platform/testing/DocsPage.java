package io.openspeak.platform.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Pages of docs/, for tests that hold them against what programs do. */
public final class DocsPage {

    private DocsPage() {}

    /** The text of a page, by its path below docs/. */
    public static String read(String page) {
        Path start = Path.of("").toAbsolutePath();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            Path file = folder.resolve("docs").resolve(page);
            if (Files.exists(file)) {
                return text(file);
            }
        }
        throw new IllegalStateException("no docs/" + page + " above " + start);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
