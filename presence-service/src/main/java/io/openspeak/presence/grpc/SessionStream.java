package io.openspeak.presence.grpc;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.openspeak.platform.failures.Failure;
import io.openspeak.platform.failures.FailureLog;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.grpc.CallConnection;
import io.openspeak.platform.identity.grpc.DeclaredLimits;
import io.openspeak.platform.redis.log.LogPosition;
import io.openspeak.presence.session.ClientSession;
import io.openspeak.presence.session.CommandMapping;
import io.openspeak.presence.session.SessionServices;
import io.openspeak.presence.v1.CloseReason;
import io.openspeak.presence.v1.CommandAck;
import io.openspeak.presence.v1.OpenSessionRequest;
import io.openspeak.presence.v1.OpenSessionResponse;
import io.smallrye.mutiny.Uni;
import java.time.Clock;

/** A session over a bidirectional stream. Commands are taken one at a time, in order. */
final class SessionStream implements StreamObserver<OpenSessionRequest> {

    private static final DeclaredLimits LIMITS = new DeclaredLimits();

    private final ServerCallStreamObserver<OpenSessionResponse> call;
    private final GrpcLink link;
    private final ClientSession session;
    private final Clock clock;

    SessionStream(
            SessionServices services, Caller caller, ServerCallStreamObserver<OpenSessionResponse> call, Clock clock) {
        this.call = call;
        this.clock = clock;
        link = new GrpcLink(call, services.settings(), this::tooSlow);
        call.disableAutoRequest();
        session = services.begin(caller, link);
        link.whenReady(session::ready);
        call.setOnCancelHandler(session::broke);
        CallConnection.onGone(session::broke);
        call.request(1);
    }

    private void tooSlow() {
        session.close(CloseReason.CLOSE_REASON_SLOW_CONSUMER);
    }

    @Override
    public void onNext(OpenSessionRequest request) {
        session.heard();
        Uni.createFrom()
                .deferred(() -> take(request))
                .subscribe()
                .with(done -> call.request(1), failure -> refuse(request, Failure.of(failure)));
    }

    private Uni<Void> take(OpenSessionRequest request) {
        LIMITS.check(request);
        if (!session.isOpen()) {
            if (!request.hasHello()) {
                throw Refusal.invalid("The first message of a session stream must be 'hello'.");
            }
            return session.open(CommandMapping.hello(request.getHello()));
        }
        return switch (request.getCommandCase()) {
            case PONG -> {
                session.answered(request.getPong().getNonce());
                yield Uni.createFrom().voidItem();
            }
            case HEARTBEAT -> {
                session.heartbeat();
                yield acknowledged(request, LogPosition.NOWHERE);
            }
            case GOODBYE -> session.goodbye();
            case WATCH ->
                session.watch(CommandMapping.interest(request.getWatch()))
                        .chain(() -> acknowledged(request, LogPosition.NOWHERE));
            case TYPING ->
                session.types(CommandMapping.room(request.getTyping()))
                        .chain(() -> acknowledged(request, LogPosition.NOWHERE));
            case HELLO, COMMAND_NOT_SET ->
                throw Refusal.invalid("A command is expected here: this session is open already.");
            case SET_STATUS, SET_MUTE, ACTIVITY ->
                session.apply(
                                CommandMapping.input(session.id(), request, clock),
                                CommandMapping.command(request.getCommandId()))
                        .chain(written -> acknowledged(request, written.position()));
        };
    }

    private Uni<Void> acknowledged(OpenSessionRequest request, LogPosition position) {
        if (!request.getCommandId().isEmpty()) {
            link.ack(CommandAck.newBuilder()
                    .setCommandId(request.getCommandId())
                    .setPosition(position.encode())
                    .build());
        }
        return Uni.createFrom().voidItem();
    }

    private void refuse(OpenSessionRequest request, Failure failure) {
        if (!session.isOpen()) {
            link.fail(failure);
            session.broke();
            return;
        }
        FailureLog.record(failure);
        link.ack(CommandAck.newBuilder()
                .setCommandId(request.getCommandId())
                .setErrorReason(failure.reason().wireName())
                .setErrorMessage(failure.toldMessage())
                .build());
        call.request(1);
    }

    @Override
    public void onError(Throwable reset) {
        session.broke();
    }

    @Override
    public void onCompleted() {
        session.goodbye().subscribe().with(gone -> {}, failure -> FailureLog.record(Failure.of(failure)));
    }
}
