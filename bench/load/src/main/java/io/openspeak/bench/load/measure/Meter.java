package io.openspeak.bench.load.measure;

import io.openspeak.bench.load.process.Cpu;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** CPU time of the processes that matter to a run. */
public record Meter(Map<String, Long> pids) {

    public Meter {
        pids = Collections.unmodifiableMap(new LinkedHashMap<>(pids));
    }

    /** What had been used at one moment. */
    public record Reading(
            long nanos,
            Map<String, Duration> processes,
            Duration generator,
            @Nullable Duration waited) {}

    public Reading read() {
        Map<String, Duration> used = new LinkedHashMap<>();
        pids.forEach((name, pid) -> used.put(name, Cpu.usedBy(pid)));
        return new Reading(
                System.nanoTime(), used, Cpu.usedBy(ProcessHandle.current().pid()), Cpu.waitedFor());
    }
}
