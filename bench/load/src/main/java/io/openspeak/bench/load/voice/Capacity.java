package io.openspeak.bench.load.voice;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How much one server carried on one core.
 *
 * @param trials in the order in which they were made
 */
record Capacity(String server, Climb climb, int generatorCores, List<VoiceOutcome> trials) {

    Capacity {
        trials = List.copyOf(trials);
    }

    boolean held(VoiceOutcome trial) {
        return climb.limits().breach(trial).isEmpty();
    }

    private int load(VoiceOutcome trial) {
        return climb.raise().in(trial.plan());
    }

    /** The highest load that held; empty: none did. */
    Optional<VoiceOutcome> highest() {
        return trials.stream().filter(this::held).max(Comparator.comparingInt(this::load));
    }

    /** The lowest load above that, as it was seen the last time; empty: it carried all that there was. */
    Optional<VoiceOutcome> above() {
        int carried = highest().map(this::load).orElse(0);
        return trials.stream()
                .filter(trial -> load(trial) > carried)
                .min(Comparator.comparingInt(this::load))
                .map(lowest -> trials.stream()
                        .filter(trial -> load(trial) == load(lowest))
                        .reduce(lowest, (before, last) -> last));
    }

    /** What kept it from carrying more; empty: nothing that was tried. */
    Optional<Bottleneck> bottleneck() {
        return above().map(trial -> Bottleneck.of(trial, generatorCores));
    }
}
