package io.openspeak.bench.load.voice;

import io.openspeak.bench.load.rate.Ladder;
import java.time.Duration;
import java.util.List;

/**
 * Loads to try one after the other on the same crowd.
 *
 * @param first load, and how to warm up before it
 * @param ladder how many of what is raised
 */
record Climb(Raise raise, VoicePlan first, Ladder ladder) {

    /** Delay above which a load is too high: what one frame lasts. */
    private static final double LONGEST_P99_MS = 20;

    /** Between one load and the next: queues have filled as they will, and the code is warm. */
    private static final Duration SETTLING = Duration.ofSeconds(2);

    /** Begins where the plan is and goes on by the factor. */
    static Climb from(VoicePlan first, Raise raise, double factor, int most) {
        return new Climb(
                raise,
                first,
                new Ladder(raise.in(first), factor, most, first.measured(), first.warmUp(), LONGEST_P99_MS));
    }

    List<Integer> rungs() {
        return ladder.rates().stream()
                .map(rate -> Math.toIntExact(Math.round(rate)))
                .distinct()
                .toList();
    }

    /** What is said to warm up, of which next to nothing is measured. */
    VoicePlan warmUp() {
        return first.measuring(Duration.ofSeconds(1));
    }

    VoicePlan plan(int load) {
        return raise.to(load, first).after(SETTLING);
    }

    /** The largest that may come. */
    VoicePlan top() {
        return raise.to(rungs().getLast(), first);
    }

    Limits limits() {
        return new Limits(ladder.longestP99Ms());
    }
}
