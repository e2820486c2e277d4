package io.openspeak.bench.load.measure;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * CPU time between two moments.
 *
 * @param processes of each process that matters
 * @param generator of this process
 * @param waited how long anything on this machine waited for a core; null: unknown
 */
public record Usage(
        Duration time,
        Map<String, Duration> processes,
        Duration generator,
        @Nullable Duration waited) {

    private static final double CALLS = 10_000;
    private static final double MILLION = 1_000_000;

    public static Usage between(Meter.Reading before, Meter.Reading after) {
        Map<String, Duration> used = new LinkedHashMap<>();
        after.processes()
                .forEach((name, at) ->
                        used.put(name, at.minus(before.processes().getOrDefault(name, Duration.ZERO))));
        Duration waited = before.waited() == null || after.waited() == null
                ? null
                : after.waited().minus(before.waited());
        return new Usage(
                Duration.ofNanos(after.nanos() - before.nanos()),
                used,
                after.generator().minus(before.generator()),
                waited);
    }

    /** CPU-seconds of a process for 10,000 calls; not a number without any. */
    public double secondsPerTenThousand(String process, long calls) {
        Duration used = processes.getOrDefault(process, Duration.ZERO);
        return calls == 0 ? Double.NaN : Numbers.seconds(used) * CALLS / calls;
    }

    /** CPU-seconds of a process for a million of what was done; not a number without any. */
    public double secondsPerMillion(String process, long done) {
        return done == 0 ? Double.NaN : cpuSeconds(process) * MILLION / done;
    }

    /** How much was done for each CPU-second of a process. */
    public double perSecond(String process, long done) {
        return done / cpuSeconds(process);
    }

    public double cpuSeconds(String process) {
        return Numbers.seconds(processes.getOrDefault(process, Duration.ZERO));
    }

    /** Part of one core that a process used, in percent. */
    public double corePercent(String process) {
        return percent(processes.getOrDefault(process, Duration.ZERO));
    }

    public double generatorPercent() {
        return percent(generator);
    }

    /** Part of the time that anything was kept waiting for a core: much of it, and the other numbers say little. */
    public double waitedPercent() {
        return waited == null ? Double.NaN : percent(waited);
    }

    private double percent(Duration part) {
        return 100 * Numbers.seconds(part) / Numbers.seconds(time);
    }
}
