package io.openspeak.bench.load.voice;

import io.openspeak.bench.load.measure.Delays;
import io.openspeak.bench.load.process.Garbage;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What one run measured.
 *
 * @param expected frames that should have arrived: those sent in the window, once for each listener
 * @param delivered those that did
 * @param gaps frames that the server told it dropped for a listener, warm-up included
 * @param refused frames that the server told a speaker it did not forward, or that never left, warm-up included
 * @param server CPU time of the server in the window
 * @param generator CPU time of the load generator in the window
 * @param waited how long anything on this machine waited for a core in the window, null: unknown
 * @param garbage of the server in the window
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
        Garbage garbage) {

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

    /** Bytes that the server allocated for a delivered frame; not a number where it collected less than twice. */
    double allocatedPerFrame() {
        return delivered == 0 ? Double.NaN : garbage.allocatedPerSecond() / framesPerSecond();
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
