package io.openspeak.platform.stopping;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Stops the pod without anybody noticing: it gets no new clients, and hands over those that it has while all of them go on. The rest of
 * the shutdown, in which beans end what they run, begins after that.
 */
@ApplicationScoped
public class Stopping {

    private static final System.Logger LOG = System.getLogger(Stopping.class.getName());
    private static final Duration PATIENCE_WITH_SOCKETS = Duration.ofSeconds(1);
    private static final long LOOK_MILLIS = 20;

    private final StopSettings settings;
    private final List<LastingConnections> connections;
    private volatile boolean begun;

    public Stopping(StopSettings settings, @Any Instance<LastingConnections> connections) {
        this.settings = settings;
        this.connections = connections.stream().toList();
    }

    /** True from the word to stop on. */
    boolean begun() {
        return begun;
    }

    /** Runs on the thread that stops the process, which does not go on before this returns. */
    public void stop(@Observes ShutdownDelayInitiatedEvent stopping) {
        begun = true;
        LOG.log(Level.INFO, "stop_begun connections={0}", open());
        waitUntil(() -> false, settings.endpoints());
        // Those who are asked last need time to move, too.
        Duration asking = settings.handOver().multipliedBy(4).dividedBy(5);
        connections.forEach(kind -> kind.leave(asking));
        waitUntil(() -> open() == 0, settings.handOver());
        LOG.log(Level.INFO, "stop_handed_over left={0}", open());
        connections.forEach(LastingConnections::end);
        waitUntil(() -> open() == 0, PATIENCE_WITH_SOCKETS);
    }

    private int open() {
        return connections.stream().mapToInt(LastingConnections::open).sum();
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
