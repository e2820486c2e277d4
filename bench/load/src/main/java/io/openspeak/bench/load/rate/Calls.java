package io.openspeak.bench.load.rate;

import org.jspecify.annotations.Nullable;

/** Calls that can be made one after the other without waiting for answers. */
@FunctionalInterface
public interface Calls {

    /** Told once how a call ended; null: well, else the reason. */
    @FunctionalInterface
    interface Outcome {
        void ended(@Nullable String failure);
    }

    /** Begins the call of that number and returns at once. */
    void start(long number, Outcome outcome);
}
