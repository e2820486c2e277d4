package io.openspeak.e2e.chaos;

import io.grpc.CallCredentials;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.openspeak.client.failure.OpenSpeakException;
import io.openspeak.presence.v1.ActivityResponse;
import io.openspeak.presence.v1.PresenceServiceGrpc;
import io.openspeak.presence.v1.ReportActivityRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A client that holds no connection and reports now and then that it is alive; it knows no goodbye, and is told nothing. */
final class UnaryClient implements ChaosClient {

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(2);

    private final Part part;
    private final Scene scene;
    private final CallCredentials credentials;
    private final Picture picture;
    private @Nullable Visit visit;
    private @Nullable ManagedChannel channel;
    private String session = "";
    private int place;
    private volatile String lastFailure = "";

    /** A time in which it reports. */
    private static final class Visit {
        private volatile Instant lastAnswered = Instant.MIN;
    }

    UnaryClient(Part part, Scene scene, CallCredentials credentials) {
        this.part = part;
        this.scene = scene;
        this.credentials = credentials;
        place = part.pod();
        picture = scene.picture(part);
    }

    @Override
    public Part part() {
        return part;
    }

    @Override
    public synchronized void connect() {
        if (visit == null) {
            Visit begun = new Visit();
            visit = begun;
            scene.oracle().asks(part.user(), part.client(), pod(), begun, scene.now());
            beat(begun);
        }
    }

    private void beat(Visit during) {
        Thread.startVirtualThread(() -> {
            report(during, false);
            try {
                scene.timer().schedule(() -> again(during), ChaosTimes.HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException over) {
                vanish();
            }
        });
    }

    private synchronized void again(Visit during) {
        if (visit == during) {
            beat(during);
        }
    }

    /** One that has begun is finished even if the client goes meanwhile: the pod may have heard it. */
    private synchronized void report(Visit during, boolean active) {
        if (visit != during) {
            return;
        }
        Instant asked = scene.now();
        try {
            ActivityResponse answer = PresenceServiceGrpc.newBlockingStub(connection())
                    .withCallCredentials(credentials)
                    .withDeadlineAfter(ANSWER_WITHIN)
                    .reportActivity(ReportActivityRequest.newBuilder()
                            .setSessionId(session)
                            .setActive(active)
                            .setClientVersion("chaos")
                            .setPlatform("linux")
                            .setDevice("mobile")
                            .build());
            session = answer.getSessionId();
            during.lastAnswered = scene.now();
            scene.oracle().welcomed(part.user(), during, scene.now());
            scene.oracle().lastsUntil(part.user(), during, asked.plus(ChaosTimes.HEARTBEAT_LEASE));
        } catch (StatusRuntimeException failed) {
            OpenSpeakException failure = OpenSpeakException.of(failed);
            lastFailure = failure.code() + " " + failure.getMessage();
            if (!StreamClient.BREAKS.contains(failure.code())) {
                scene.findings()
                        .add(new Finding(
                                Finding.Kind.REFUSAL, part.client(), part.user(), "its report failed: " + lastFailure));
            }
            // The pod may have carried it out all the same.
            scene.oracle().lastsUntil(part.user(), during, asked.plus(ChaosTimes.HEARTBEAT_LEASE));
            cut();
        }
    }

    private ManagedChannel connection() {
        ManagedChannel open = channel;
        if (open == null) {
            open = NettyChannelBuilder.forAddress(
                            "127.0.0.1", scene.wires().get(pod()).port())
                    .usePlaintext()
                    .build();
            channel = open;
        }
        return open;
    }

    private int pod() {
        return place % Plan.PODS;
    }

    @Override
    public void leave() {
        vanish();
    }

    /** Others see it until its lease ends. */
    @Override
    public synchronized void vanish() {
        visit = null;
        cut();
    }

    @Override
    public synchronized void cut() {
        ManagedChannel open = channel;
        if (open != null) {
            open.shutdownNow();
            channel = null;
            place++;
        }
    }

    @Override
    public synchronized void act(Act.Command command) {
        Visit now = visit;
        if (now != null && command instanceof Act.Activity) {
            report(now, true);
        }
    }

    @Override
    public void move(Act.Move move) {
        String sitting = session();
        if (!away() && !sitting.isEmpty()) {
            scene.meetings().move(part, sitting, move, scene);
        }
    }

    private synchronized String session() {
        return session;
    }

    @Override
    public void look() {}

    @Override
    public Watched watched() {
        return part.watched();
    }

    @Override
    public Picture picture() {
        return picture;
    }

    @Override
    public synchronized boolean settled() {
        Visit now = visit;
        return now == null || now.lastAnswered.isAfter(scene.now().minus(ChaosTimes.HEARTBEAT.multipliedBy(2)));
    }

    @Override
    public synchronized boolean away() {
        return visit == null;
    }

    @Override
    public synchronized String describe() {
        Visit now = visit;
        return part.protocol() + " of " + part.user() + ", session " + session + ", "
                + (now == null ? "away" : "last answered " + now.lastAnswered) + ", last failure: " + lastFailure;
    }
}
