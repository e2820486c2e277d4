package io.openspeak.bench.load.presence;

import io.openspeak.bench.load.measure.Meter;
import io.openspeak.bench.load.measure.Usage;
import io.openspeak.bench.load.measure.Window;
import io.openspeak.client.call.Address;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Many connections break at once, something happens meanwhile, and all come back at once. */
final class Storm {

    private static final long PATIENCE_SECONDS = 30;
    private static final long GLANCE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final Sockets sockets;
    private final Address service;
    private final Passes passes;
    private final List<String> people;
    private final Crowd crowd;

    Storm(Sockets sockets, Address service, Passes passes, List<String> people, Crowd crowd) {
        this.sockets = sockets;
        this.service = service;
        this.passes = passes;
        this.people = people;
        this.crowd = crowd;
    }

    /** Cuts the first of the crowd, lets the actor do something that they miss, and measures until the last is back. */
    StormOutcome measure(int size, Connection actor, Meter meter) throws InterruptedException {
        // So that all are told a position to resume from.
        act(actor, "seen by all");
        awaitPositions(size);
        for (int number = 0; number < size; number++) {
            crowd.get(number).cut();
        }
        act(actor, "missed by all");
        Meter.Reading before = meter.read();
        long refused = crowd.refused();
        crowd.enterAnew(size, this::comeBack);
        Usage usage = Usage.between(before, meter.read());
        Map<String, Long> modes = new TreeMap<>();
        for (int number = 0; number < size; number++) {
            modes.merge(crowd.get(number).mode(), 1L, Long::sum);
        }
        return new StormOutcome(size, modes, crowd.refused() - refused, usage);
    }

    private static void act(Connection actor, String text) {
        actor.command(Words.status(text, text.replace(' ', '-')))
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    /** For a while: who was told none comes back without one, and is told a snapshot. */
    private void awaitPositions(int size) {
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        for (int number = 0; number < size; number++) {
            while (crowd.get(number).position().isEmpty() && System.nanoTime() - patience < 0) {
                Window.awaitTime(System.nanoTime() + GLANCE_NANOS);
            }
        }
    }

    private CompletionStage<Connection> comeBack(int number) {
        Connection before = crowd.get(number);
        String greeting = Words.resume(PresencePlan.ACTOR, before.sessionId(), before.position());
        return sockets.open(service, Crowd.PRESENCE, passes.of(people.get(number % people.size())), greeting);
    }
}
