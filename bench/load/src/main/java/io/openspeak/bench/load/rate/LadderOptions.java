package io.openspeak.bench.load.rate;

import java.time.Duration;
import picocli.CommandLine.Option;

/** Options of a climb through rates. */
public final class LadderOptions {

    @Option(names = "--rate", defaultValue = "250", description = "Calls a second to begin with.")
    double first;

    @Option(names = "--factor", defaultValue = "1.5", description = "From one rate to the next.")
    double factor;

    @Option(names = "--most", defaultValue = "50000", description = "Calls a second that end the climb.")
    double most;

    @Option(names = "--seconds", defaultValue = "10", description = "How long each rate is held.")
    int seconds;

    @Option(names = "--warmup", defaultValue = "30", description = "Seconds at the first rate before.")
    int warmUp;

    @Option(names = "--p99", defaultValue = "100", description = "Milliseconds above which a rate is too high.")
    double p99;

    /** Fails as {@link Ladder} does. */
    public Ladder ladder() {
        return new Ladder(first, factor, most, Duration.ofSeconds(seconds), Duration.ofSeconds(warmUp), p99);
    }
}
