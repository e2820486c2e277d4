package io.openspeak.presence.grpc;

import io.grpc.stub.ServerCallStreamObserver;
import io.openspeak.platform.failures.Failure;
import io.openspeak.platform.failures.grpc.GrpcFailures;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.streams.Outbox;
import io.openspeak.presence.Event;
import io.openspeak.presence.PresenceSettings;
import io.openspeak.presence.contract.StateMapping;
import io.openspeak.presence.domain.UserState;
import io.openspeak.presence.session.ClientLink;
import io.openspeak.presence.session.Sessions.Opened;
import io.openspeak.presence.v1.CloseReason;
import io.openspeak.presence.v1.CommandAck;
import io.openspeak.presence.v1.OpenSessionResponse;
import io.openspeak.presence.v1.Ping;
import io.openspeak.presence.v1.PresenceEvent;
import io.openspeak.presence.v1.RemovedFromRoom;
import io.openspeak.presence.v1.SessionClosing;
import io.openspeak.presence.v1.SessionLimits;
import io.openspeak.presence.v1.SessionWelcome;

/** The wire of a session stream. */
final class GrpcLink implements ClientLink {

    private final PresenceSettings settings;
    private final Outbox<OpenSessionResponse> outbox;

    GrpcLink(ServerCallStreamObserver<OpenSessionResponse> call, PresenceSettings settings, Runnable tooSlow) {
        this.settings = settings;
        outbox = new Outbox<>(call, settings.maxUnsentBytes(), OpenSessionResponse::getSerializedSize, tooSlow);
    }

    void whenReady(Runnable action) {
        outbox.whenReady(action);
    }

    void ack(CommandAck ack) {
        outbox.send(OpenSessionResponse.newBuilder().setAck(ack).build());
    }

    void fail(Failure failure) {
        outbox.fail(GrpcFailures.toStatus(failure));
    }

    @Override
    public boolean takesMore() {
        return outbox.takesMore();
    }

    @Override
    public void welcome(Opened opened) {
        UserState state = opened.written().state();
        outbox.send(OpenSessionResponse.newBuilder()
                .setWelcome(SessionWelcome.newBuilder()
                        .setSession(StateMapping.session(
                                state,
                                state.session(opened.connected().session()).orElseThrow()))
                        .setResumed(opened.resumed())
                        .setLimits(limits()))
                .build());
    }

    private SessionLimits limits() {
        return SessionLimits.newBuilder()
                .setPingIntervalMs(settings.pingInterval().toMillis())
                .setSilenceMs(settings.silence().toMillis())
                .setReconnectingMs(settings.reconnecting().toMillis())
                .setResumeMs(settings.resumable().toMillis())
                .setIdleMs(settings.idle().toMillis())
                .setMaxWatchedUsers(settings.maxWatchedUsers())
                .setTypingMs(settings.typing().toMillis())
                .build();
    }

    @Override
    public void tell(Event event) {
        outbox.send(event.as(OpenSessionResponse.class, GrpcLink::message));
    }

    private static OpenSessionResponse message(PresenceEvent event) {
        return OpenSessionResponse.newBuilder().setEvent(event).build();
    }

    @Override
    public void removed(ChannelId room) {
        outbox.send(message(PresenceEvent.newBuilder()
                .setRemoved(RemovedFromRoom.newBuilder().setRoomId(room.value()))
                .build()));
    }

    @Override
    public void ping(long nonce, String position) {
        outbox.send(OpenSessionResponse.newBuilder()
                .setPing(Ping.newBuilder().setNonce(nonce).setPosition(position))
                .build());
    }

    @Override
    public void close(CloseReason reason, String position) {
        // What waits is lost to the client: a position after it would be a hole when it comes back.
        String reached = outbox.sentAll() ? position : "";
        outbox.complete(OpenSessionResponse.newBuilder()
                .setClosing(SessionClosing.newBuilder().setReason(reason).setPosition(reached))
                .build());
    }

    @Override
    public void end() {
        outbox.complete();
    }

    @Override
    public void drop() {
        outbox.drop();
    }
}
