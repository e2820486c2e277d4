package io.openspeak.bench.load.voice;

import io.openspeak.bench.load.measure.Delays;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one run measured.
 *
 * @param expected frames that should have arrived: those sent in the window, once for each listener
 * @param delivered those that did
 * @param gaps frames that the server told it dropped for a listener
 * @param refused frames that the server told a speaker it did not forward, or that never left
 * @param server CPU time of the server in the window
 * @param generator CPU time of the load generator in the window
 * @param waited how long anything on this machine waited for a core in the window, null: unknown
 * @param gcPauses of the server in the window, milliseconds
 */
record VoiceOutcome(
        String serverName,
        VoicePlan plan,
        Duration measured,
        long expected,
        long delivered,
        long gaps,
        long refused,
        Delays delays,
        Duration server,
        Duration generator,
        @Nullable Duration waited,
        long serverResidentKib,
        List<Double> gcPauses) {

    private static final double MILLION = 1e6;

    double framesPerSecond() {
        return delivered / seconds(measured);
    }

    double lossPercent() {
        return expected == 0 ? 0 : 100.0 * (expected - delivered) / expected;
    }

    double cpuSecondsPerMillion() {
        return perMillion(server);
    }

    double generatorSecondsPerMillion() {
        return perMillion(generator);
    }

    /** Part of one core, in percent. */
    double serverCorePercent() {
        return corePercent(server);
    }

    double longestGcPauseMs() {
        return gcPauses.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }

    double generatorCorePercent() {
        return corePercent(generator);
    }

    /** Part of the time that anything was kept waiting for a core: much of it, and the other numbers say little. */
    double waitedPercent() {
        return waited == null ? Double.NaN : corePercent(waited);
    }

    private double corePercent(Duration cpu) {
        return 100 * seconds(cpu) / seconds(measured);
    }

    private double perMillion(Duration cpu) {
        return delivered == 0 ? Double.NaN : seconds(cpu) * MILLION / delivered;
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
