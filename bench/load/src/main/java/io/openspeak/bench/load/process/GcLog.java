package io.openspeak.bench.load.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The garbage collection log of a virtual machine. */
public record GcLog(Path file) {

    private static final Pattern PAUSE = Pattern.compile(" Pause .* ([0-9.]+)ms$");

    /** The option that makes a virtual machine write it. */
    public String option() {
        return "-Xlog:gc:file=" + file;
    }

    /** Pauses so far, in milliseconds, oldest first. */
    public List<Double> pauses() {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(PAUSE::matcher)
                    .filter(Matcher::find)
                    .map(pause -> Double.valueOf(pause.group(1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
