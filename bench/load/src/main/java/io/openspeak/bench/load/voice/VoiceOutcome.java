package io.openspeak.bench.load.voice;

import io.openspeak.bench.load.process.CpuTime;
import java.time.Duration;

/**
 * What one run measured.
 *
 * @param expected frames that should have arrived: those sent in the window, once for each listener
 * @param delivered those that did
 * @param gaps frames that the server told it dropped for a listener
 * @param refused frames that the server told a speaker it did not forward, or that never left
 * @param server CPU time of the server in the window
 * @param generator CPU time of the load generator in the window
 * @param machine CPU time of everything on this machine in the window
 * @param gcPauses of the server in the window
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
        CpuTime server,
        CpuTime generator,
        CpuTime machine,
        long serverResidentKib,
        long gcPauses) {

    private static final double MILLION = 1e6;

    double framesPerSecond() {
        return delivered / seconds(measured);
    }

    double lossPercent() {
        return expected == 0 ? 0 : 100.0 * (expected - delivered) / expected;
    }

    double cpuSecondsPerMillion() {
        return perMillion(server.total());
    }

    double userSecondsPerMillion() {
        return perMillion(server.user());
    }

    double systemSecondsPerMillion() {
        return perMillion(server.system());
    }

    double generatorSecondsPerMillion() {
        return perMillion(generator.total());
    }

    /** Part of one core, in percent. */
    double serverCorePercent() {
        return corePercent(server);
    }

    double generatorCorePercent() {
        return corePercent(generator);
    }

    /** What runs beside server and generator: much of it, and the other numbers say little. */
    double othersCorePercent() {
        return corePercent(machine.minus(server).minus(generator));
    }

    private double corePercent(CpuTime cpu) {
        return 100 * seconds(cpu.total()) / seconds(measured);
    }

    private double perMillion(Duration cpu) {
        return delivered == 0 ? Double.NaN : seconds(cpu) * MILLION / delivered;
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
