package io.openspeak.client.link;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The one thread that wakes links up; what it starts must be short. */
public final class Timers {

    // Shared by all clients of the process: hundreds of clients in one load generator need one thread, not hundreds.
    private static final ScheduledThreadPoolExecutor THREAD = thread();

    private Timers() {}

    public static Future<?> after(Duration wait, Runnable task) {
        return THREAD.schedule(task, wait.toNanos(), TimeUnit.NANOSECONDS);
    }

    private static ScheduledThreadPoolExecutor thread() {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "openspeak-timers");
            thread.setDaemon(true);
            return thread;
        });
        executor.setRemoveOnCancelPolicy(true);
        return executor;
    }
}
