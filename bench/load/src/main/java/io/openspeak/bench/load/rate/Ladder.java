package io.openspeak.bench.load.rate;

import io.openspeak.bench.load.measure.Numbers;
import io.openspeak.bench.load.measure.Range;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;

/**
 * Rates to try one after the other until the server can't follow.
 *
 * @param first calls a second to begin with
 * @param factor from one rate to the next
 * @param most calls a second that end the climb
 * @param step how long each rate is held
 * @param warmUp how long the first rate is held before, unmeasured
 * @param longestP99Ms delay above which a rate counts as too high
 */
public record Ladder(double first, double factor, double most, Duration step, Duration warmUp, double longestP99Ms) {

    private static final double MOST_FAILED = 0.001;

    public Ladder {
        Range.require("rate", Math.round(first), 1, 1_000_000);
        Range.require("most", Math.round(most), Math.round(first), 1_000_000);
        Range.require("seconds", step.toSeconds(), 1, 3600);
        Range.require("warmup", warmUp.toSeconds(), 0, 3600);
        Range.require("p99", Math.round(longestP99Ms), 1, 60_000);
        if (!(factor >= 1.05 && factor <= 10)) {
            throw new IllegalArgumentException("factor is " + factor + ", expected 1.05 to 10");
        }
    }

    /** All rates, lowest first. */
    public List<Double> rates() {
        return DoubleStream.iterate(first, rate -> rate <= most, rate -> rate * factor)
                .boxed()
                .toList();
    }

    /** Why a rate was too high; empty: it was not. */
    public Optional<String> breach(Step step) {
        if (step.failedPart() > MOST_FAILED) {
            return Optional.of("failures " + step.failures());
        }
        if (step.delays().p99Ms() > longestP99Ms) {
            return Optional.of(
                    Numbers.of("p99 %.0f ms", step.delays().p99Ms()) + Numbers.of(", more than %.0f", longestP99Ms));
        }
        return Optional.empty();
    }

    /** Climbs until a rate is too high, which is the last in the answer, or until the top. */
    public List<Step> climb(String name, OpenLoop loop, Calls calls, Consumer<String> progress)
            throws InterruptedException {
        if (!warmUp.isZero()) {
            progress.accept(name + ": warming up for " + warmUp.toSeconds() + " s ...");
            Step ignored = loop.run(name, first, warmUp, calls);
            assert ignored.offered() == first;
        }
        List<Step> steps = new ArrayList<>();
        for (double rate : rates()) {
            progress.accept(name + Numbers.of(": %.0f a second ...", rate));
            Step step = loop.run(name, rate, step(), calls);
            steps.add(step);
            if (breach(step).isPresent()) {
                break;
            }
        }
        return steps;
    }
}
