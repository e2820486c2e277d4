package io.openspeak.bench.load.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The garbage collection log of a virtual machine. */
public record GcLog(Path file) {

    /** The option that makes a virtual machine write it. */
    public String option() {
        return "-Xlog:gc:file=" + file;
    }

    /** Pauses so far. */
    public long pauses() {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.contains(" Pause ")).count();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
