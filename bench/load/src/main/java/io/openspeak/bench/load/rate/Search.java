package io.openspeak.bench.load.rate;

import java.util.List;
import java.util.OptionalInt;

/** A search for the highest load that holds: up the rungs until one does not, then by halves between that and the last that did. */
public final class Search {

    /** Puts a load on something and tells whether it held. */
    public interface Trial {
        boolean holds(int load) throws InterruptedException;
    }

    private Search() {}

    /**
     * The highest load that was seen to hold; empty: none was.
     *
     * @param rungs lowest first
     * @param within part of the answer by which the next load that does not hold may be higher
     */
    public static OptionalInt highest(List<Integer> rungs, double within, Trial trial) throws InterruptedException {
        int held = 0;
        for (int rung : rungs) {
            if (trial.holds(rung)) {
                held = rung;
            } else {
                return between(held, rung, within, trial);
            }
        }
        return found(held);
    }

    private static OptionalInt between(int held, int broken, double within, Trial trial) throws InterruptedException {
        int below = held;
        int above = broken;
        while (above - below > Math.max(1, within * below)) {
            int middle = below + (above - below) / 2;
            if (trial.holds(middle)) {
                below = middle;
            } else {
                above = middle;
            }
        }
        return found(below);
    }

    private static OptionalInt found(int held) {
        return held == 0 ? OptionalInt.empty() : OptionalInt.of(held);
    }
}
