package io.openspeak.bench.load.presence;

import io.openspeak.bench.load.measure.Meter;
import io.openspeak.bench.load.measure.Usage;
import io.openspeak.bench.load.measure.Window;
import io.openspeak.bench.load.process.Memory;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/** One measurement: a person acts at a rate, and all subscribers are told. */
final class FanOut {

    static final String SERVER = "server";
    static final String REDIS = "redis";

    private static final long LAST_FRAMES_NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final long GLANCE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final PresencePlan plan;
    private final String name;
    private final long server;
    private final Meter meter;
    private final Crowd crowd;
    private final LongConsumer act;

    /**
     * One at a server.
     *
     * @param server its process
     * @param act does something that subscribers are told of with that time
     */
    FanOut(PresencePlan plan, String name, long server, long redis, Crowd crowd, LongConsumer act) {
        this.plan = plan;
        this.name = name;
        this.server = server;
        this.meter = new Meter(Map.of(SERVER, server, REDIS, redis));
        this.crowd = crowd;
        this.act = act;
    }

    FanOutOutcome measure() {
        Window window = Window.after(plan.warmUp(), plan.measured());
        Arrivals arrivals = new Arrivals(window);
        crowd.all().forEach(connection -> connection.listen(frame -> arrivals.take(frame, System.nanoTime())));
        act(System.nanoTime(), window.start());
        Meter.Reading before = meter.read();
        long acts = act(window.start(), window.end());
        long expected = acts * crowd.size();
        awaitLastFrames(arrivals, expected);
        // What arrives late is part of what the acts cost.
        Meter.Reading after = meter.read();
        return new FanOutOutcome(
                name,
                plan.rate(),
                crowd.size(),
                expected,
                arrivals.count(),
                arrivals.sample(),
                arrivals.delays(),
                Usage.between(before, after),
                Memory.residentKib(server));
    }

    private long act(long from, long until) {
        long acts = 0;
        for (long at = from; at - until < 0; at = from + acts * TimeUnit.SECONDS.toNanos(1) / plan.rate()) {
            Window.awaitTime(at);
            act.accept(System.nanoTime());
            acts++;
        }
        Window.awaitTime(until);
        return acts;
    }

    private static void awaitLastFrames(Arrivals arrivals, long expected) {
        long patience = System.nanoTime() + LAST_FRAMES_NANOS;
        while (arrivals.count() < expected && System.nanoTime() - patience < 0) {
            Window.awaitTime(System.nanoTime() + GLANCE_NANOS);
        }
    }
}
