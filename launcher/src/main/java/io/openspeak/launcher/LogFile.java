package io.openspeak.launcher;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The file that collects what a process prints, over all its starts. */
record LogFile(Path path) {

    private static final long TURN_OVER_BYTES = 32L << 20;
    private static final long TAIL_BYTES = 64L << 10;

    /** Makes room for a new start; a file grown too long becomes {@code name.log.1}. */
    void prepare() throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        if (size() > TURN_OVER_BYTES) {
            Files.move(path, path.resolveSibling(path.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    long size() throws IOException {
        return Files.exists(path) ? Files.size(path) : 0;
    }

    /** The last lines written at or after an offset. */
    List<String> lastLines(long offset, int count) {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            file.seek(Math.max(Math.min(offset, file.length()), file.length() - TAIL_BYTES));
            byte[] tail = new byte[(int) (file.length() - file.getFilePointer())];
            file.readFully(tail);
            List<String> lines =
                    new String(tail, StandardCharsets.UTF_8).lines().toList();
            return lines.subList(Math.max(0, lines.size() - count), lines.size());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path, e);
        }
    }
}
