package io.openspeak.launcher;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Brings the processes of an installation up: Redis first, then all pods at once, since services wait for each other. */
final class StartSequence {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final ProgressListener progress;
    private final Consumer<InstallationProcess> starter;

    StartSequence(ProgressListener progress, Consumer<InstallationProcess> starter) {
        this.progress = progress;
        this.starter = starter;
    }

    void run(RedisProcess redis, List<ServicePod> pods) throws InterruptedException {
        bringUp(List.of(redis));
        bringUp(pods);
    }

    private void bringUp(List<? extends InstallationProcess> processes) throws InterruptedException {
        long start = System.nanoTime();
        for (InstallationProcess process : processes) {
            starter.accept(process);
            progress.started(process);
        }
        ExecutorService watchers = Executors.newVirtualThreadPerTaskExecutor();
        try {
            ExecutorCompletionService<InstallationProcess> ready = new ExecutorCompletionService<>(watchers);
            processes.forEach(process -> ready.submit(() -> awaited(process)));
            for (int i = 0; i < processes.size(); i++) {
                progress.ready(next(ready), Duration.ofNanos(System.nanoTime() - start));
            }
        } finally {
            // The first failure ends the wait for the others.
            watchers.shutdownNow();
        }
    }

    private static InstallationProcess awaited(InstallationProcess process) throws InterruptedException {
        process.awaitReady(LIMIT);
        return process;
    }

    private static InstallationProcess next(ExecutorCompletionService<InstallationProcess> ready)
            throws InterruptedException {
        try {
            return ready.take().get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        }
    }
}
