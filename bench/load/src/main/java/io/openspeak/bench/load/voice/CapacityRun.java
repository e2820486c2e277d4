package io.openspeak.bench.load.voice;

import io.openspeak.bench.load.measure.Numbers;
import io.openspeak.bench.load.process.Cores;
import io.openspeak.bench.load.process.ServerProcess;
import io.openspeak.bench.load.rate.Search;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Finds out how much a server carries on one core: loads are put on the same crowd, which grows and shrinks with them. */
final class CapacityRun {

    /** How much higher than the answer the next load may be that was too much. */
    private static final double WITHIN = 0.07;

    /** One burst of compiling or collecting shall not end the search. */
    private static final int TRIES = 2;

    private final Climb climb;
    private final ServerProcess server;
    private final Crowd crowd;
    private final Consumer<String> progress;
    private final List<VoiceOutcome> trials = new ArrayList<>();

    /** @param crowd of the climb's first plan, and able to become its largest */
    CapacityRun(Climb climb, ServerProcess server, Crowd crowd, Consumer<String> progress) {
        this.climb = climb;
        this.server = server;
        this.crowd = crowd;
        this.progress = progress;
    }

    Capacity measure() throws IOException, InterruptedException {
        progress.accept(
                server.name() + " warms up for " + climb.first().warmUp().toSeconds() + " s ...");
        VoiceOutcome warm = new VoiceRun(climb.warmUp(), server, crowd).measure();
        // Not before: on one core, compiling takes long, and its time from forwarding.
        Cores.separate(server.pid());
        progress.accept(Numbers.of("warm: %.0f %% of a core", warm.serverCorePercent()));
        Search.highest(climb.rungs(), WITHIN, this::holds)
                .ifPresent(load -> progress.accept(
                        server.name() + " holds " + load + " " + climb.raise().label()));
        return new Capacity(server.name(), climb, Cores.besideServer(), trials);
    }

    private boolean holds(int load) throws InterruptedException {
        for (int tried = 0; tried < TRIES; tried++) {
            VoicePlan plan = climb.plan(load);
            crowd.awaitQuiet();
            crowd.become(plan);
            VoiceOutcome trial = new VoiceRun(plan, server, crowd).measure();
            trials.add(trial);
            String breach = climb.limits().breach(trial).orElse("");
            progress.accept(plan.listeners() + " listeners, " + plan.speakers() + " speakers, "
                    + Numbers.of("%,.0f", trial.framesPerSecond()) + " a second: "
                    + (breach.isEmpty() ? "held" : breach));
            if (breach.isEmpty()) {
                return true;
            }
        }
        return false;
    }
}
