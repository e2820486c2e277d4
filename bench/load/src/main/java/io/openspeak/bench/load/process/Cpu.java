package io.openspeak.bench.load.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * CPU time by Linux' own accounting.
 *
 * <p>A process' total is exact. How it is split between program and kernel, and what the machine as a whole used, is sampled at
 * clock ticks, and frames that come every 20 ms fall in step with those: neither is told here.
 */
public final class Cpu {

    /** Of proc(5): USER_HZ, 100 on every Linux that runs Java. */
    private static final long TICK_MILLIS = 10;

    private static final Path PRESSURE = Path.of("/proc/pressure/cpu");

    private Cpu() {}

    /** What a running process has used so far, in its own code and in the kernel. */
    public static Duration usedBy(long pid) {
        try {
            return parse(Files.readString(Path.of("/proc", Long.toString(pid), "stat")));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the CPU time of process " + pid, e);
        }
    }

    /** How long, so far, anything on this machine was kept waiting for a core; null: this kernel does not tell. */
    public static @Nullable Duration waitedFor() {
        try {
            return parsePressure(Files.readString(PRESSURE));
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + PRESSURE, e);
        }
    }

    /** Reads {@code /proc/PID/stat}; the name in parentheses may hold anything. */
    static Duration parse(String stat) {
        String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        long ticks = Long.parseLong(afterName[11]) + Long.parseLong(afterName[12]);
        return Duration.ofMillis(ticks * TICK_MILLIS);
    }

    /** Reads the first line of {@code /proc/pressure/cpu}. */
    static Duration parsePressure(String pressure) {
        String some = pressure.lines().findFirst().orElse("");
        return Duration.of(Long.parseLong(some.substring(some.lastIndexOf('=') + 1)), ChronoUnit.MICROS);
    }
}
