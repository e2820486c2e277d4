package io.openspeak.bench.load.voice;

import io.openspeak.bench.load.measure.Delays;
import io.openspeak.bench.load.process.Garbage;
import java.time.Duration;
import java.util.List;

/** Outcomes of 10 s that nobody measured. */
final class Trials {

    static final VoicePlan FIRST =
            new VoicePlan(VoiceTransport.WEBSOCKET, 100, 4, Duration.ofSeconds(60), Duration.ofSeconds(10), 80, false);

    private Trials() {}

    /** One that held, on a server and a generator with time to spare. */
    static VoiceOutcome held(int speakers) {
        return of(speakers, 0, 5, 50, 40);
    }

    static VoiceOutcome of(int speakers, double lossPercent, double p99Ms, int serverPercent, int generatorPercent) {
        VoicePlan plan = FIRST.withSpeakers(speakers);
        return of(plan, plan.due(), lossPercent, p99Ms, serverPercent, generatorPercent);
    }

    static VoiceOutcome of(
            VoicePlan plan, long expected, double lossPercent, double p99Ms, int serverPercent, int generatorPercent) {
        return new VoiceOutcome(
                "voice-service",
                plan,
                plan.measured(),
                expected,
                Math.round(expected * (100 - lossPercent) / 100),
                0,
                0,
                new Delays(1, p99Ms, p99Ms),
                plan.measured().multipliedBy(serverPercent).dividedBy(100),
                plan.measured().multipliedBy(generatorPercent).dividedBy(100),
                null,
                204_800,
                new Garbage(List.of()));
    }
}
