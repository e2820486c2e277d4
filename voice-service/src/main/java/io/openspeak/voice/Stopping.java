package io.openspeak.voice;

import io.openspeak.voice.loop.EventLoops;
import io.openspeak.voice.relay.Relays;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Stops the pod without anybody hearing it: it gets no new clients, hands over those that it has while all of them go on
 * talking, and only then leaves the other pods.
 */
@ApplicationScoped
public class Stopping {

    private static final System.Logger LOG = System.getLogger(Stopping.class.getName());
    private static final Duration PATIENCE_WITH_SOCKETS = Duration.ofSeconds(1);
    private static final long LOOK_MILLIS = 20;

    private final StopSettings settings;
    private final EventLoops loops;
    private final Relays relays;
    private volatile boolean begun;

    public Stopping(StopSettings settings, EventLoops loops, Relays relays) {
        this.settings = settings;
        this.loops = loops;
        this.relays = relays;
    }

    /** True from the word to stop on. */
    boolean begun() {
        return begun;
    }

    /** Runs on the thread that stops the process, which does not go on before this returns. */
    void stop(@Observes ShutdownDelayInitiatedEvent stopping) {
        begun = true;
        LOG.log(Level.INFO, "stop_begun connections={0}", loops.open());
        waitUntil(() -> false, settings.endpoints());
        // Those who are asked last need time to move, too.
        loops.leave(settings.handOver().multipliedBy(4).dividedBy(5));
        waitUntil(() -> loops.open() == 0, settings.handOver());
        LOG.log(Level.INFO, "stop_handed_over left={0}", loops.open());
        loops.end();
        waitUntil(() -> loops.open() == 0, PATIENCE_WITH_SOCKETS);
        relays.leave();
    }

    private static void waitUntil(BooleanSupplier reached, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        try {
            while (!reached.getAsBoolean() && System.nanoTime() - end < 0) {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
