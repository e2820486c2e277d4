package io.openspeak.bench.load.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Memory that a process holds. */
public final class Memory {

    private static final String FIELD = "VmRSS:";

    private Memory() {}

    /** Resident set of a running process in KiB; Linux only. */
    public static long residentKib(long pid) {
        try {
            return parse(Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the memory of process " + pid, e);
        }
    }

    /** Reads the lines of {@code /proc/PID/status}. */
    static long parse(List<String> status) {
        return status.stream()
                .filter(line -> line.startsWith(FIELD))
                .map(line -> line.substring(FIELD.length()).strip().split(" ", 2)[0])
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no " + FIELD + " in " + status));
    }
}
