package io.openspeak.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One operating-system process of an installation, with its port, its working folder and its log. */
public abstract sealed class InstallationProcess permits RedisProcess, ServicePod {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(200);
    private static final int LINES_SHOWN = 20;
    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private final String name;
    private final int port;
    private final Path folder;
    private final LogFile log;
    private final boolean ownSession;
    private @Nullable Process process;
    private long logOffset;
    private boolean paused;

    InstallationProcess(String name, int port, Path folder, Path log, boolean ownSession) {
        this.name = name;
        this.port = port;
        this.folder = folder;
        this.log = new LogFile(log);
        this.ownSession = ownSession;
    }

    abstract List<String> command() throws IOException;

    abstract Map<String, String> environment();

    /** Whether the process serves requests now; must return soon. */
    public abstract boolean answers();

    public final String name() {
        return name;
    }

    public final int port() {
        return port;
    }

    public final Path logFile() {
        return log.path();
    }

    public final synchronized boolean isRunning() {
        return process != null && process.isAlive();
    }

    /** The id of the running process. */
    public final long pid() {
        return running().pid();
    }

    /** Completes when the process that runs now has ended, for whatever reason. */
    public final CompletableFuture<InstallationProcess> onExit() {
        return running().onExit().thenApply(ended -> this);
    }

    /** Starts the process and returns at once; {@link #awaitReady} tells when it can be used. */
    public final synchronized void start() {
        if (isRunning()) {
            throw new IllegalStateException(name + " runs already, pid " + pid());
        }
        try {
            log.prepare();
            logOffset = log.size();
            process = builder().start();
            paused = false;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + name, e);
        }
    }

    private ProcessBuilder builder() throws IOException {
        List<String> command = new ArrayList<>(command());
        // A terminal sends Ctrl-C to its whole process group; in a session of its own, a process ends when we say so.
        if (ownSession && Files.isExecutable(SETSID)) {
            command.addFirst(SETSID.toString());
        }
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(DataFolder.create(folder).toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.path().toFile()));
        // What the caller's shell happens to hold must not configure the installation.
        builder.environment().keySet().removeIf(key -> key.startsWith("QUARKUS_") || key.startsWith("OPENSPEAK_"));
        builder.environment().putAll(environment());
        return builder;
    }

    /** Waits until the process serves requests; fails at once, with its last log lines, when it ends instead. */
    public final void awaitReady(Duration limit) throws InterruptedException {
        Process started = running();
        long deadline = System.nanoTime() + limit.toNanos();
        Duration pause = FIRST_PAUSE;
        while (!answers()) {
            if (started.waitFor(pause)) {
                throw failure(name + " ended while it started, with exit code " + started.exitValue() + ".");
            }
            if (System.nanoTime() > deadline) {
                throw failure(name + " was not ready within " + limit.toSeconds() + " s.");
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    private synchronized StartFailure failure(String what) {
        return new StartFailure(what, log.lastLines(logOffset, LINES_SHOWN), log.path());
    }

    /** Asks the process to end (SIGTERM) and waits; kills it when it does not within 30 s. */
    public final synchronized void stop() {
        if (process == null) {
            return;
        }
        process.destroy();
        if (paused) {
            resume();
        }
        try {
            if (!process.waitFor(STOP_LIMIT)) {
                kill();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the process without warning (SIGKILL). */
    public final synchronized void kill() {
        if (process != null) {
            process.destroyForcibly();
            await(process);
        }
    }

    /** Freezes the process (SIGSTOP): it keeps its connections and answers nothing. */
    public final synchronized void pause() {
        signal("STOP");
        paused = true;
    }

    /** Lets a paused process go on (SIGCONT). */
    public final synchronized void resume() {
        signal("CONT");
        paused = false;
    }

    private void signal(String signal) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(pid())).start();
            await(kill);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot send SIG" + signal + " to " + name, e);
        }
    }

    private static void await(Process ending) {
        try {
            ending.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Process running() {
        if (process == null) {
            throw new IllegalStateException(name + " was not started");
        }
        return process;
    }
}
