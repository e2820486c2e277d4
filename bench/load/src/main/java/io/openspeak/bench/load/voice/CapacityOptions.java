package io.openspeak.bench.load.voice;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of a search for the highest load. */
final class CapacityOptions {

    @Option(
            names = "--capacity",
            arity = "0..1",
            fallbackValue = "SPEAKERS",
            description =
                    "Look for the highest load that a server carries on one core with less than 1 %% lost and a p99"
                            + " below 20 ms: more and more of ${COMPLETION-CANDIDATES}, each load for --seconds;"
                            + " alone: ${FALLBACK-VALUE}.")
    @Nullable
    Raise raise;

    @Option(names = "--factor", defaultValue = "1.5", description = "From one load of --capacity to the next.")
    double factor;

    @Option(
            names = "--most",
            description = "Speakers or listeners that end the search of --capacity; without: 128 or 3000.")
    @Nullable
    Integer most;

    /** Fails as {@link Climb#from} does; null: nothing is looked for. */
    @Nullable
    Climb climb(VoicePlan first) {
        return raise == null ? null : Climb.from(first, raise, factor, most == null ? raise.usualMost() : most);
    }
}
