package io.openspeak.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * A running OpenSpeak on this machine: a private Redis and the pods of the four services.
 *
 * <p>It watches nothing: whoever kills or pauses a process through it finds the rest untouched. Closing it, which also
 * happens when the virtual machine ends, stops everything and keeps the data.
 */
public final class LocalInstallation implements AutoCloseable {

    private final InstallationPlan plan;
    private final FolderLock lock;
    private final ProgressListener progress;
    private final RedisProcess redis;
    private final List<ServicePod> pods;
    private final Instant startedAt;
    private final Thread closeAtExit = new Thread(this::close, "stop-installation");
    private volatile boolean closing;
    private boolean closed;

    LocalInstallation(InstallationPlan plan, FolderLock lock, ProgressListener progress, Clock clock) {
        this.plan = plan;
        this.lock = lock;
        this.progress = progress;
        this.startedAt = clock.instant();
        this.redis = new RedisProcess(plan.data(), plan.redisPort(), plan.ownSession());
        this.pods = plan.pods().stream()
                .map(placement -> new ServicePod(plan, placement))
                .toList();
    }

    public static LocalInstallationBuilder builder(Path repository, Path data) {
        return new LocalInstallationBuilder(repository, new DataFolder(data));
    }

    /** Starts everything and returns when all of it is ready; on failure nothing is left running. */
    LocalInstallation start() throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(closeAtExit);
        try {
            new StartSequence(progress, this::startOne).run(redis, pods);
            return this;
        } catch (InterruptedException | RuntimeException e) {
            boolean stopped = closing;
            close();
            if (stopped) {
                throw new StartFailure("Stopped before everything was ready.");
            }
            throw e;
        }
    }

    /** Shares its lock with {@link #close}: once that has begun, nothing more is started. */
    private synchronized void startOne(InstallationProcess process) {
        if (closing) {
            throw new StartFailure(process.name() + " was not started, since the installation is stopping.");
        }
        process.start();
        // Written after each start, so that `down` finds even what a killed launcher left half started.
        List<InstallationProcess> running =
                processes().stream().filter(InstallationProcess::isRunning).toList();
        InstallationState.of(running, startedAt).write(data());
    }

    public RedisProcess redis() {
        return redis;
    }

    /** All pods of a service, by index. */
    public List<ServicePod> pods(Service service) {
        return pods.stream().filter(pod -> pod.service() == service).toList();
    }

    public ServicePod pod(Service service, int index) {
        return pods(service).get(index);
    }

    /** Redis and every pod, in the order in which they were started. */
    public List<InstallationProcess> processes() {
        return Stream.concat(Stream.of(redis), pods.stream()).toList();
    }

    Path repository() {
        return plan.repository();
    }

    public DataFolder data() {
        return plan.data();
    }

    /** The token that signs a person or service in. */
    public String token(String user) {
        try {
            return Files.readString(data().tokenFile(user)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("No token was made for " + user, e);
        }
    }

    /** Whether it is being stopped, or has been. */
    boolean isClosing() {
        return closing;
    }

    /** Completes with the first process that ends from now on. */
    CompletableFuture<InstallationProcess> firstToEnd() {
        return CompletableFuture.anyOf(
                        processes().stream().map(InstallationProcess::onExit).toArray(CompletableFuture[]::new))
                .thenApply(InstallationProcess.class::cast);
    }

    /** Stops everything gracefully: first the pods, all at once, then the Redis that they still need to say goodbye. */
    @Override
    public synchronized void close() {
        closing = true;
        if (closed) {
            return;
        }
        closed = true;
        try (ExecutorService together = Executors.newVirtualThreadPerTaskExecutor()) {
            pods.forEach(pod -> together.execute(() -> stop(pod)));
        }
        stop(redis);
        try {
            Files.deleteIfExists(data().stateFile());
            lock.close();
            progress.closed();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot release " + data().path(), e);
        } finally {
            forgetShutdownHook();
        }
    }

    private void stop(InstallationProcess process) {
        if (process.isRunning()) {
            progress.stopping(process);
            process.stop();
            progress.stopped(process);
        }
    }

    private void forgetShutdownHook() {
        if (Thread.currentThread() != closeAtExit) {
            try {
                Runtime.getRuntime().removeShutdownHook(closeAtExit);
            } catch (IllegalStateException e) {
                // The virtual machine is ending already: the hook finds nothing left to do.
                return;
            }
        }
    }
}
