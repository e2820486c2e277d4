package io.openspeak.client.presence;

import io.grpc.CallCredentials;
import io.grpc.Channel;
import io.grpc.stub.ClientResponseObserver;
import io.openspeak.client.failure.OpenSpeakException;
import io.openspeak.client.link.CloseReason;
import io.openspeak.client.link.Heard;
import io.openspeak.client.link.LinkState;
import io.openspeak.client.link.Listeners;
import io.openspeak.client.link.StreamProtocol;
import io.openspeak.presence.v1.Goodbye;
import io.openspeak.presence.v1.OpenSessionRequest;
import io.openspeak.presence.v1.OpenSessionResponse;
import io.openspeak.presence.v1.Pong;
import io.openspeak.presence.v1.PresenceEvent;
import io.openspeak.presence.v1.PresenceServiceGrpc;
import io.openspeak.presence.v1.SessionClosing;
import io.openspeak.presence.v1.SessionWelcome;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;

/** The words of OpenSession. */
final class SessionProtocol implements StreamProtocol<OpenSessionRequest, OpenSessionResponse> {

    /** How the protocol reaches the stream it is spoken on. */
    interface Voice {
        void say(OpenSessionRequest request);

        void repeatMute();
    }

    private final CallCredentials credentials;
    private final SessionMemory memory;
    private final PendingCommands pending;
    private final Listeners<SessionListener> listeners;
    private final Clock clock;
    private final Voice voice;

    SessionProtocol(
            CallCredentials credentials,
            SessionMemory memory,
            PendingCommands pending,
            Listeners<SessionListener> listeners,
            Clock clock,
            Voice voice) {
        this.credentials = credentials;
        this.memory = memory;
        this.pending = pending;
        this.listeners = listeners;
        this.clock = clock;
        this.voice = voice;
    }

    @Override
    public void start(Channel channel, ClientResponseObserver<OpenSessionRequest, OpenSessionResponse> answers) {
        PresenceServiceGrpc.newStub(channel).withCallCredentials(credentials).openSession(answers);
    }

    @Override
    public OpenSessionRequest hello() {
        return OpenSessionRequest.newBuilder().setHello(memory.hello()).build();
    }

    @Override
    public OpenSessionRequest farewell() {
        return OpenSessionRequest.newBuilder()
                .setGoodbye(Goodbye.getDefaultInstance())
                .build();
    }

    @Override
    public Heard hear(OpenSessionResponse message, boolean live) {
        if (message.hasWelcome()) {
            return live ? new Heard.OutOfPlace("a second welcome") : welcome(message.getWelcome());
        }
        if (message.hasClosing()) {
            return closing(message.getClosing());
        }
        if (!live) {
            return new Heard.OutOfPlace(message.getMessageCase() + " before the welcome");
        }
        memory.heard(clock.millis());
        switch (message.getMessageCase()) {
            case PING ->
                voice.say(OpenSessionRequest.newBuilder()
                        .setPong(Pong.newBuilder().setNonce(message.getPing().getNonce()))
                        .build());
            case ACK -> pending.settle(message.getAck());
            case EVENT -> event(message.getEvent());
            default -> {} // Something newer than this client.
        }
        return Heard.CONTENT;
    }

    private Heard welcome(SessionWelcome welcome) {
        Continuity continuity = memory.welcome(welcome, clock.millis());
        if (continuity == Continuity.REPLACED) {
            voice.repeatMute();
        }
        tell(listener -> listener.onWelcome(welcome.getSession(), continuity));
        return new Heard.Welcome(Duration.ofMillis(welcome.getLimits().getSilenceMs()));
    }

    private Heard closing(SessionClosing closing) {
        memory.resumePoint().told(closing.getPosition());
        return new Heard.Closing(
                switch (closing.getReason()) {
                    case CLOSE_REASON_GOING_AWAY -> CloseReason.GOING_AWAY;
                    case CLOSE_REASON_SLOW_CONSUMER -> CloseReason.SLOW_CONSUMER;
                    case CLOSE_REASON_UNAUTHORIZED -> CloseReason.UNAUTHORIZED;
                    case CLOSE_REASON_REPLACED -> CloseReason.REPLACED;
                    case CLOSE_REASON_SILENT -> CloseReason.SILENT;
                    case CLOSE_REASON_EPOCH_CHANGED -> CloseReason.EPOCH_CHANGED;
                    case CLOSE_REASON_UNSPECIFIED, UNRECOGNIZED -> CloseReason.CONNECTION_LOST;
                });
    }

    private void event(PresenceEvent event) {
        tell(listener -> listener.onEvent(event));
        // Only now: whoever resumes from a position must have been told all before it.
        memory.resumePoint().passed(event.getPosition(), Passages.of(event));
    }

    @Override
    public void changed(LinkState state) {
        switch (state) {
            case LinkState.Live ignored -> pending.unsettled().forEach(voice::say);
            case LinkState.Closed(CloseReason why, var failure) ->
                pending.failAll(
                        failure != null ? failure : OpenSpeakException.unavailable("the session ended: " + why));
            case LinkState.Connecting ignored -> {}
            case LinkState.Moving ignored -> {}
            case LinkState.Reconnecting ignored -> {}
        }
        tell(listener -> listener.onState(state));
    }

    private void tell(Consumer<SessionListener> news) {
        listeners.tell(news);
    }
}
