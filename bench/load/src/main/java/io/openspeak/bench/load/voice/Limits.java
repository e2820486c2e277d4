package io.openspeak.bench.load.voice;

import io.openspeak.bench.load.measure.Numbers;
import java.util.Optional;

/** What a load must keep to be carried: less than 1 % lost, and a delay. */
record Limits(double p99Ms) {

    private static final double LOSS_PERCENT = 1;

    /** Why that was too much; empty: it was not. */
    Optional<String> breach(VoiceOutcome outcome) {
        if (outcome.lossPercent() >= LOSS_PERCENT) {
            return Optional.of(Numbers.of("loss %.2f %%", outcome.lossPercent()));
        }
        if (outcome.delays().p99Ms() >= p99Ms) {
            return Optional.of(Numbers.of("p99 %.1f ms", outcome.delays().p99Ms()));
        }
        return Optional.empty();
    }
}
