package io.openspeak.bench.load.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The garbage collection log of a virtual machine. */
public record GcLog(Path file) {

    private static final Pattern PAUSE =
            Pattern.compile("^\\[([0-9.]+)s].* Pause .*?(?: ([0-9]+)M->([0-9]+)M\\([0-9]+M\\))? ([0-9.]+)ms$");

    /** The option that makes a virtual machine write it. */
    public String option() {
        return "-Xlog:gc:file=" + file;
    }

    /** What it has collected so far. */
    public Garbage read() {
        try (Stream<String> lines = Files.lines(file)) {
            return new Garbage(lines.map(PAUSE::matcher)
                    .filter(Matcher::find)
                    .map(GcLog::pause)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    private static Garbage.Pause pause(MatchResult line) {
        return new Garbage.Pause(
                Double.parseDouble(line.group(1)),
                Double.parseDouble(line.group(4)),
                mib(line.group(2)),
                mib(line.group(3)));
    }

    private static double mib(@Nullable String digits) {
        return digits == null ? Double.NaN : Double.parseDouble(digits);
    }
}
