package io.openspeak.bench.load.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** CPU time used so far by a process or by the whole machine: in programs and in the kernel. */
public record CpuTime(Duration user, Duration system) {

    /** Of proc(5): USER_HZ, 100 on every Linux that runs Java. */
    private static final long TICK_MILLIS = 10;

    /** Of a running process; Linux only. */
    public static CpuTime of(long pid) {
        try {
            return parse(Files.readString(Path.of("/proc", Long.toString(pid), "stat")));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the CPU time of process " + pid, e);
        }
    }

    /** Reads a line of {@code /proc/PID/stat}; the name in parentheses may hold anything. */
    static CpuTime parse(String stat) {
        String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return new CpuTime(ticks(afterName[11]), ticks(afterName[12]));
    }

    /** Of everything that runs on this machine; Linux only. */
    public static CpuTime ofMachine() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/stat"))) {
            return parseMachine(lines.findFirst().orElse(""));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the CPU time of this machine", e);
        }
    }

    /** Reads the first line of {@code /proc/stat}; what a hypervisor took (steal) is nobody's. */
    static CpuTime parseMachine(String total) {
        String[] fields = total.split(" +", -1);
        Duration user = ticks(fields[1]).plus(ticks(fields[2]));
        return new CpuTime(user, ticks(fields[3]).plus(ticks(fields[6])).plus(ticks(fields[7])));
    }

    private static Duration ticks(String field) {
        return Duration.ofMillis(Long.parseLong(field) * TICK_MILLIS);
    }

    public CpuTime minus(CpuTime earlier) {
        return new CpuTime(user.minus(earlier.user), system.minus(earlier.system));
    }

    public Duration total() {
        return user.plus(system);
    }
}
