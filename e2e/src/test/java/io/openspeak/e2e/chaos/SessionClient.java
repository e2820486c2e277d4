package io.openspeak.e2e.chaos;

import io.grpc.CallCredentials;
import io.grpc.stub.StreamObserver;
import io.openspeak.presence.v1.ActivityCommand;
import io.openspeak.presence.v1.CloseReason;
import io.openspeak.presence.v1.Goodbye;
import io.openspeak.presence.v1.MuteCommand;
import io.openspeak.presence.v1.OpenSessionRequest;
import io.openspeak.presence.v1.OpenSessionResponse;
import io.openspeak.presence.v1.Pong;
import io.openspeak.presence.v1.SessionHello;
import io.openspeak.presence.v1.SetPresenceStatusRequest;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A client on gRPC session streams. */
final class SessionClient extends ActingClient {

    private static final String REASON_PREFIX = "CLOSE_REASON_";

    private final CallCredentials credentials;
    private volatile @Nullable StreamObserver<OpenSessionRequest> requests;

    SessionClient(Part part, Scene scene, CallCredentials credentials) {
        super(part, scene);
        this.credentials = credentials;
    }

    @Override
    void start(Line opened) {
        StreamObserver<OpenSessionRequest> stream = opened.stub(credentials).openSession(new Answers(opened));
        requests = stream;
        stream.onNext(OpenSessionRequest.newBuilder()
                .setHello(SessionHello.newBuilder()
                        .setClientVersion("chaos")
                        .setPlatform("linux")
                        .setDevice(device())
                        .setResumeSessionId(session())
                        .setPosition(picture().ask(opened.pod()))
                        .setInterest(watched().interest()))
                .build());
    }

    @Override
    void ended() {
        requests = null;
        super.ended();
    }

    @Override
    void endSession() {
        say(OpenSessionRequest.newBuilder().setGoodbye(Goodbye.getDefaultInstance()));
    }

    @Override
    void say(String commandId, Act.Command command) {
        OpenSessionRequest.Builder request = OpenSessionRequest.newBuilder().setCommandId(commandId);
        say(
                switch (command) {
                    case Act.Claim claim ->
                        request.setSetStatus(SetPresenceStatusRequest.newBuilder()
                                .setStatus(claim.status())
                                .setText(claim.text()));
                    case Act.Mute mute ->
                        request.setSetMute(MuteCommand.newBuilder()
                                .setMicrophoneMuted(mute.microphone())
                                .setSpeakerMuted(mute.speaker()));
                    case Act.Activity ignored -> request.setActivity(ActivityCommand.getDefaultInstance());
                    case Act.Watch watch -> request.setWatch(watch.watched().interest());
                });
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

    /** As the WebSocket calls it. */
    private static String word(CloseReason reason) {
        return reason.name().replace(REASON_PREFIX, "").toLowerCase(Locale.ROOT);
    }

    /** What comes over one stream. */
    private final class Answers implements StreamObserver<OpenSessionResponse> {

        private final Line line;

        Answers(Line line) {
            this.line = line;
        }

        @Override
        public void onNext(OpenSessionResponse answer) {
            if (!isCurrent(line)) {
                return;
            }
            line.heardAt(scene.now());
            switch (answer.getMessageCase()) {
                case WELCOME -> {
                    var welcome = answer.getWelcome();
                    welcomed(
                            line,
                            welcome.getSession().getSessionId(),
                            welcome.getResumed(),
                            Duration.ofMillis(welcome.getLimits().getSilenceMs()));
                }
                case PING -> {
                    passed(line, answer.getPing().getPosition());
                    say(OpenSessionRequest.newBuilder()
                            .setPong(Pong.newBuilder().setNonce(answer.getPing().getNonce())));
                }
                case ACK ->
                    answered(answer.getAck().getCommandId(), answer.getAck().getErrorReason());
                case EVENT -> told(line, answer.getEvent());
                case CLOSING ->
                    closing(
                            line,
                            word(answer.getClosing().getReason()),
                            answer.getClosing().getPosition());
                case MESSAGE_NOT_SET -> {}
            }
        }

        @Override
        public void onError(Throwable cause) {
            line.over();
            broke(line, cause);
        }

        @Override
        public void onCompleted() {
            line.over();
            drop(line, "completed");
        }
    }
}
