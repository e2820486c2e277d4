package io.openspeak.voice.floor;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The clock that wakes this pod at the deadlines of floors: one thread, on which nothing blocks. */
@ApplicationScoped
public class FloorTimers implements AutoCloseable {

    private final ScheduledThreadPoolExecutor clock;

    public FloorTimers() {
        clock = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "floor-timers");
            thread.setDaemon(true);
            return thread;
        });
        clock.setRemoveOnCancelPolicy(true);
        // Facts still come while the pod stops; nobody watches deadlines then.
        clock.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    }

    /** Runs something after a while, unless it is cancelled before. */
    Future<?> after(Duration wait, Runnable work) {
        return clock.schedule(work, wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent stop) {
        close();
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
