package io.openspeak.platform.identity.tokens;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The table of docs/federation.md that says why tokens are refused. */
final class FederationPage {

    private static final Path PAGE = Path.of("..", "..", "docs", "federation.md");
    private static final String TABLE = "| why | what to do |";

    private FederationPage() {}

    /** Beginnings of the reasons that have a row: up to where one depends on the token. */
    static List<String> reasons() {
        String page = read();
        String table = page.substring(page.indexOf(TABLE) + TABLE.length());
        return table.lines()
                .skip(2)
                .takeWhile(line -> line.startsWith("| "))
                .flatMap(row -> Arrays.stream(row.split("\\|", -1)[1].split(";", -1)))
                .map(reason -> reason.split("\\.\\.\\.", -1)[0].strip())
                .toList();
    }

    private static String read() {
        try {
            return Files.readString(PAGE);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
