package io.openspeak.e2e.chaos;

import io.openspeak.launcher.LocalInstallation;
import io.openspeak.launcher.RedisProcess;
import io.openspeak.launcher.Service;
import io.openspeak.launcher.ServicePod;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Brings disasters upon an installation, one at a time, and heals each before it returns. */
final class Disasters {

    private static final Duration READY_WITHIN = Duration.ofSeconds(120);

    private final LocalInstallation installation;
    private final List<Wire> wires;
    private final Meetings meetings;
    private final Oracle oracle;
    private final Clock clock;
    private final Random random;
    private final Map<Integer, CompletableFuture<Void>> returning = new HashMap<>();

    Disasters(
            LocalInstallation installation,
            List<Wire> wires,
            Meetings meetings,
            Oracle oracle,
            Clock clock,
            Random random) {
        this.installation = installation;
        this.meetings = meetings;
        this.wires = wires;
        this.oracle = oracle;
        this.clock = clock;
        this.random = random;
    }

    /** Returns when it is over; a pod that ended may still be on its way back, unless it is next. */
    void befall(Disaster disaster) throws IOException, InterruptedException {
        if (disaster instanceof Disaster.StoppedPod stopped) {
            awaitReturn(stopped.pod());
        }
        Instant from = clock.instant();
        Set<Integer> touched = switch (disaster) {
            case Disaster.KilledPod killed -> {
                awaitReturn(killed.pod());
                kill(killed, from);
                yield Set.of(killed.pod());
            }
            case Disaster.UpdatedPod updated -> {
                awaitReturn(updated.pod());
                update(updated, from);
                yield Set.of(updated.pod());
            }
            case Disaster.StoppedPod stopped -> stop(stopped);
            case Disaster.RestartedRedis restarted -> restartRedis(restarted.length(), false);
            case Disaster.ReplacedRedis replaced -> restartRedis(replaced.length(), true);
            case Disaster.EmptiedRedis ignored -> emptyRedis();
            case Disaster.ResetConnections reset -> reset(reset);
            case Disaster.SilentConnections silent -> silence(silent);
        };
        oracle.trouble(new Trouble(disaster.toString(), touched, new Span(from, clock.instant())));
    }

    private void kill(Disaster.KilledPod killed, Instant from) {
        ServicePod pod = installation.pod(Service.PRESENCE, killed.pod());
        wires.get(killed.pod()).shut();
        pod.kill();
        pass(killed.length());
        pod.start();
        returns(killed, pod, from, () -> {});
    }

    private void update(Disaster.UpdatedPod updated, Instant from) {
        ServicePod pod = installation.pod(Service.PRESENCE, updated.pod());
        wires.get(updated.pod()).shut();
        returns(updated, pod, from, () -> {
            pod.stop();
            pod.start();
        });
    }

    /** In the background: on a busy machine this takes longer than all other disasters together. */
    private void returns(Disaster from, ServicePod pod, Instant began, Runnable first) {
        returning.put(
                pod.index(),
                CompletableFuture.runAsync(
                        () -> {
                            first.run();
                            awaitReady(pod);
                            wires.get(pod.index()).open();
                            oracle.trouble(new Trouble(
                                    "return of " + from, Set.of(pod.index()), new Span(began, clock.instant())));
                        },
                        Thread::startVirtualThread));
    }

    private static void awaitReady(ServicePod pod) {
        try {
            pod.awaitReady(READY_WITHIN);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until every pod is back. */
    void healed() {
        returning.keySet().forEach(this::awaitReturn);
    }

    private void awaitReturn(int pod) {
        returning.getOrDefault(pod, CompletableFuture.completedFuture(null)).join();
    }

    private Set<Integer> stop(Disaster.StoppedPod stopped) {
        ServicePod pod = installation.pod(Service.PRESENCE, stopped.pod());
        pod.pause();
        pass(stopped.length());
        pod.resume();
        return Set.of(stopped.pod());
    }

    private Set<Integer> restartRedis(Duration length, boolean empty) throws IOException, InterruptedException {
        RedisProcess redis = installation.redis();
        redis.kill();
        if (empty) {
            meetings.lose();
            try (DirectoryStream<Path> files =
                    Files.newDirectoryStream(installation.data().redis(), Files::isRegularFile)) {
                for (Path file : files) {
                    Files.delete(file);
                }
            }
        }
        pass(length);
        redis.start();
        redis.awaitReady(READY_WITHIN);
        if (empty) {
            meetings.make();
        }
        return Plan.ALL_PODS;
    }

    private Set<Integer> emptyRedis() throws IOException {
        meetings.lose();
        try (Socket redis = new Socket(
                InetAddress.getLoopbackAddress(), installation.redis().port())) {
            redis.getOutputStream().write("FLUSHALL\r\n".getBytes(StandardCharsets.US_ASCII));
            redis.getInputStream().readNBytes("+OK\r\n".length());
        }
        meetings.make();
        return Plan.ALL_PODS;
    }

    private Set<Integer> reset(Disaster.ResetConnections reset) {
        wires.get(reset.pod()).reset(reset.share(), random);
        return Set.of(reset.pod());
    }

    private Set<Integer> silence(Disaster.SilentConnections silent) {
        Wire wire = wires.get(silent.pod());
        wire.fallSilent();
        pass(silent.length());
        wire.speak();
        return Set.of(silent.pod());
    }

    /** Nothing to await: the disaster lasts for as long as the plan says. */
    static void pass(Duration length) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(length.toMillis()));
    }
}
