package io.openspeak.e2e.chaos;

import io.grpc.CallCredentials;
import io.grpc.stub.StreamObserver;
import io.openspeak.presence.v1.ActivityCommand;
import io.openspeak.presence.v1.CommandAck;
import io.openspeak.presence.v1.Goodbye;
import io.openspeak.presence.v1.MuteCommand;
import io.openspeak.presence.v1.OpenSessionRequest;
import io.openspeak.presence.v1.OpenSessionResponse;
import io.openspeak.presence.v1.Pong;
import io.openspeak.presence.v1.PresenceStatus;
import io.openspeak.presence.v1.SessionClosing;
import io.openspeak.presence.v1.SessionHello;
import io.openspeak.presence.v1.SessionWelcome;
import io.openspeak.presence.v1.SetPresenceStatusRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A client on gRPC session streams, which resumes its session and goes on from the last position that it was told. */
final class SessionClient extends StreamClient {

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(3);
    private static final Duration GOODBYE_WITHIN = Duration.ofSeconds(2);

    private static final Duration SLOW = Duration.ofMillis(1500);

    /** Refusals that a disaster explains. */
    private static final Set<String> PASSING = Set.of("unavailable", "session_expired", "rate_limited");

    private final Map<String, CompletableFuture<CommandAck>> pending = new ConcurrentHashMap<>();
    private volatile @Nullable StreamObserver<OpenSessionRequest> requests;
    private volatile CountDownLatch over = new CountDownLatch(1);
    private volatile String session = "";
    private volatile Duration silence = Duration.ofSeconds(35);
    private int commands;

    SessionClient(Part part, Scene scene, CallCredentials credentials) {
        super(part, scene, credentials);
    }

    @Override
    boolean counts() {
        return true;
    }

    @Override
    Duration silence() {
        return silence;
    }

    @Override
    void start(Line opened) {
        over = new CountDownLatch(1);
        StreamObserver<OpenSessionRequest> stream = opened.stub(credentials).openSession(new Answers(opened, over));
        requests = stream;
        stream.onNext(OpenSessionRequest.newBuilder()
                .setHello(SessionHello.newBuilder()
                        .setClientVersion("chaos")
                        .setPlatform("linux")
                        .setDevice(part().patient() ? "mobile" : "desktop")
                        .setResumeSessionId(session)
                        .setPosition(picture().ask(opened.pod()))
                        .setInterest(watched().interest()))
                .build());
    }

    @Override
    void ended() {
        requests = null;
        pending.values().forEach(answer -> answer.cancel(false));
        pending.clear();
    }

    @Override
    void sayGoodbye(Line ending) {
        session = "";
        say(OpenSessionRequest.newBuilder().setGoodbye(Goodbye.getDefaultInstance()));
        try {
            if (!over.await(GOODBYE_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                // Nobody heard it: the connection just ends.
                return;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void act(Act act) {
        if (live() == null) {
            return;
        }
        switch (act) {
            case Act.Claim claim -> claim(claim);
            case Act.Mute mute ->
                command(OpenSessionRequest.newBuilder()
                        .setSetMute(MuteCommand.newBuilder()
                                .setMicrophoneMuted(mute.microphone())
                                .setSpeakerMuted(mute.speaker())));
            case Act.Activity ignored ->
                command(OpenSessionRequest.newBuilder().setActivity(ActivityCommand.getDefaultInstance()));
            case Act.Watch watch -> watchOthers(watch.watched());
            case Act.Connect ignored -> {}
            case Act.Leave ignored -> {}
            case Act.Vanish ignored -> {}
            case Act.Cut ignored -> {}
        }
    }

    private void claim(Act.Claim claim) {
        Instant asked = scene.now();
        Optional<CommandAck> answer = command(OpenSessionRequest.newBuilder()
                .setSetStatus(SetPresenceStatusRequest.newBuilder()
                        .setStatus(claim.status())
                        .setText(claim.text())));
        scene.oracle()
                .claimed(
                        part().user(),
                        new ClaimMade(
                                claim.status() == PresenceStatus.PRESENCE_STATUS_INVISIBLE,
                                asked,
                                answer.isPresent() ? scene.now() : Instant.MAX));
    }

    private void watchOthers(Watched others) {
        watch(others);
        command(OpenSessionRequest.newBuilder().setWatch(others.interest())).ifPresent(done -> watches(others));
    }

    /** The acknowledgement; empty if there was none, and nobody knows whether the command was carried out. */
    private Optional<CommandAck> command(OpenSessionRequest.Builder request) {
        Line over = live();
        if (over == null) {
            return Optional.empty();
        }
        Instant asked = scene.now();
        Optional<CommandAck> answer = answerTo(request);
        Span took = new Span(asked, scene.now());
        answer.ifPresentOrElse(done -> scene.tally().answered(took.length()), scene.tally()::inDoubt);
        if (isCurrent(over) && took.length().compareTo(SLOW) > 0) {
            // Whoever can't answer in time may not renew its lease in time either.
            scene.tally().slow();
            scene.oracle().trouble(new Trouble("slow answer", Set.of(over.pod()), took));
        }
        return answer;
    }

    private Optional<CommandAck> answerTo(OpenSessionRequest.Builder request) {
        String id = part().client() + "." + session + "." + ++commands;
        CompletableFuture<CommandAck> answer = new CompletableFuture<>();
        pending.put(id, answer);
        say(request.setCommandId(id));
        try {
            CommandAck ack = answer.get(ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
            if (ack.getErrorReason().isEmpty()) {
                return Optional.of(ack);
            }
            if (!PASSING.contains(ack.getErrorReason())) {
                find(Finding.Kind.REFUSAL, request.getCommandCase() + " was refused: " + ack.getErrorReason());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | RuntimeException broken) {
            pending.remove(id);
        }
        return Optional.empty();
    }

    private synchronized void say(OpenSessionRequest.Builder request) {
        StreamObserver<OpenSessionRequest> stream = requests;
        if (stream != null) {
            try {
                stream.onNext(request.build());
            } catch (IllegalStateException ended) {
                // The stream ends at this moment, which its observer is told too.
                requests = null;
            }
        }
    }

    /** What comes over one stream. */
    private final class Answers implements StreamObserver<OpenSessionResponse> {

        private final Line line;
        private final CountDownLatch end;

        Answers(Line line, CountDownLatch end) {
            this.line = line;
            this.end = end;
        }

        @Override
        public void onNext(OpenSessionResponse answer) {
            if (!isCurrent(line)) {
                return;
            }
            line.heardAt(scene.now());
            switch (answer.getMessageCase()) {
                case WELCOME -> welcome(answer.getWelcome());
                case PING -> {
                    passed(line, answer.getPing().getPosition());
                    say(OpenSessionRequest.newBuilder()
                            .setPong(Pong.newBuilder().setNonce(answer.getPing().getNonce())));
                }
                case ACK -> {
                    CompletableFuture<CommandAck> asked =
                            pending.remove(answer.getAck().getCommandId());
                    if (asked != null) {
                        asked.complete(answer.getAck());
                    }
                }
                case EVENT -> told(line, answer.getEvent());
                case CLOSING -> closing(answer.getClosing());
                case MESSAGE_NOT_SET -> {}
            }
        }

        private void welcome(SessionWelcome welcome) {
            if (welcome.getResumed() != welcome.getSession().getSessionId().equals(session)) {
                find(
                        Finding.Kind.CONTRACT,
                        "asked for session '" + session + "', got '"
                                + welcome.getSession().getSessionId() + "', resumed: " + welcome.getResumed());
            }
            session = welcome.getSession().getSessionId();
            silence = Duration.ofMillis(welcome.getLimits().getSilenceMs());
            welcomed(line);
        }

        private void closing(SessionClosing closing) {
            picture().toGoOnFrom(closing.getPosition());
            switch (closing.getReason()) {
                case CLOSE_REASON_REPLACED -> {
                    session = "";
                    if (gaveUpLately()) {
                        scene.tally().replacedByItself();
                    } else {
                        find(Finding.Kind.CONTRACT, "was replaced by nobody, on " + line);
                    }
                }
                case CLOSE_REASON_UNAUTHORIZED -> find(Finding.Kind.CONTRACT, "was unauthorized, on " + line);
                default -> {}
            }
            drop(line, closing.getReason().toString());
        }

        @Override
        public void onError(Throwable cause) {
            end.countDown();
            broke(line, cause);
        }

        @Override
        public void onCompleted() {
            end.countDown();
            drop(line, "completed");
        }
    }
}
