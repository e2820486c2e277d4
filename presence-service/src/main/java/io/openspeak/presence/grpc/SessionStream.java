package io.openspeak.presence.grpc;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.openspeak.platform.failures.Failure;
import io.openspeak.platform.failures.FailureLog;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.failures.grpc.GrpcFailures;
import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.identity.grpc.CallConnection;
import io.openspeak.platform.redis.log.LogPosition;
import io.openspeak.platform.revocation.LiveCalls;
import io.openspeak.platform.streams.Outbox;
import io.openspeak.presence.LocalSessions.LocalSession;
import io.openspeak.presence.PresenceStore.Written;
import io.openspeak.presence.Sessions.Opened;
import io.openspeak.presence.contract.PresenceMapping.Viewer;
import io.openspeak.presence.contract.StateMapping;
import io.openspeak.presence.domain.Input;
import io.openspeak.presence.domain.Session.Mute;
import io.openspeak.presence.v1.CloseReason;
import io.openspeak.presence.v1.CommandAck;
import io.openspeak.presence.v1.Interest;
import io.openspeak.presence.v1.OpenSessionRequest;
import io.openspeak.presence.v1.OpenSessionResponse;
import io.openspeak.presence.v1.Ping;
import io.openspeak.presence.v1.SessionClosing;
import io.openspeak.presence.v1.SessionHello;
import io.openspeak.presence.v1.SessionWelcome;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One session stream: one connection of one client. Commands are taken one at a time, in order; a stream that ends in any way but
 * goodbye leaves a session that reconnects.
 *
 * <pre>
 *   opened call --hello--> session --goodbye, half-close--> ended: GONE
 *                             |----reset, silence, token end, stop--> ended: RECONNECTING
 *                             |----token revoked--> ended: GONE
 *                             +----resumed elsewhere--> ended, session goes on there
 * </pre>
 */
final class SessionStream implements StreamObserver<OpenSessionRequest>, LocalSession {

    private final SessionServices services;
    private final Caller caller;
    private final ServerCallStreamObserver<OpenSessionResponse> call;
    private final Outbox<OpenSessionResponse> outbox;
    private final EventStream events;
    private final AtomicBoolean ended = new AtomicBoolean();

    private volatile Instant lastHeard;
    private volatile @Nullable Opened opened;
    private volatile Mute mute = Mute.NONE;
    private volatile long timer;
    private volatile boolean revoked;
    private volatile LiveCalls.@Nullable Registration registration;

    SessionStream(SessionServices services, Caller caller, ServerCallStreamObserver<OpenSessionResponse> call) {
        this.services = services;
        this.caller = caller;
        this.call = call;
        lastHeard = services.clock().instant();
        outbox = new Outbox<>(
                call,
                services.settings().maxUnsentEvents(),
                message -> 1,
                () -> close(CloseReason.CLOSE_REASON_SLOW_CONSUMER));
        events = new EventStream(
                services.sources(),
                Viewer.of(caller),
                event -> outbox.send(
                        OpenSessionResponse.newBuilder().setEvent(event).build()));
        call.disableAutoRequest();
        call.setOnCancelHandler(this::broke);
        CallConnection.onGone(this::broke);
        call.request(1);
        timer = services.timers().firstPing(this::beat);
        LiveCalls.Registration live = services.live().register(caller, this::revoke);
        registration = live;
        if (ended.get()) {
            live.close();
        }
    }

    @Override
    public void onNext(OpenSessionRequest request) {
        lastHeard = services.clock().instant();
        Uni.createFrom()
                .deferred(() -> take(request))
                .subscribe()
                .with(done -> call.request(1), failure -> refuse(request, Failure.of(failure)));
    }

    private Uni<Void> take(OpenSessionRequest request) {
        services.limits().check(request);
        Opened session = opened;
        if (session == null) {
            if (!request.hasHello()) {
                throw Refusal.invalid("The first message of a session stream must be 'hello'.");
            }
            return open(request.getHello());
        }
        return switch (request.getCommandCase()) {
            case PONG, HEARTBEAT -> Uni.createFrom().voidItem();
            case GOODBYE -> goodbye();
            case WATCH -> {
                watch(request.getWatch());
                yield acknowledged(request, LogPosition.NOWHERE);
            }
            case TYPING ->
                throw new Refusal(
                        Reason.NOT_BUILT, "Typing is not built yet; docs/unimplemented.md lists what is not.");
            case HELLO, COMMAND_NOT_SET ->
                throw Refusal.invalid("A command is expected here: this session is open already.");
            case SET_STATUS, SET_MUTE, ACTIVITY ->
                services.presence()
                        .apply(caller.user(), CommandMapping.input(session, request, services.clock()))
                        .chain(written -> acknowledged(request, written.position()));
        };
    }

    private Uni<Void> open(SessionHello hello) {
        services.local().requireRoom(caller.user());
        return services.open(caller, hello)
                .chain(opening ->
                        services.log().reached(opening.written().position()).replaceWith(opening))
                .invoke(opening -> welcome(hello, opening))
                .replaceWithVoid();
    }

    private void welcome(SessionHello hello, Opened opening) {
        opened = opening;
        if (ended.get()) {
            // The client went while its session was being opened.
            disconnect(opening);
            return;
        }
        services.local().add(this);
        Written written = opening.written();
        outbox.send(OpenSessionResponse.newBuilder()
                .setWelcome(SessionWelcome.newBuilder()
                        .setSession(StateMapping.session(
                                written.state(),
                                written.state()
                                        .session(opening.connected().session())
                                        .orElseThrow()))
                        .setResumed(opening.resumed())
                        .setLimits(services.limitsTold()))
                .build());
        watch(hello.getInterest());
        if (ended.get()) {
            // It went while it was being taken in: whoever ended it could not take it out yet.
            services.local().remove(this);
            disconnect(opening);
        }
    }

    private void watch(Interest interest) {
        events.watch(services.interest(caller, interest));
        if (ended.get()) {
            events.leave();
        }
    }

    private Uni<Void> acknowledged(OpenSessionRequest request, LogPosition position) {
        if (!request.getCommandId().isEmpty()) {
            ack(CommandAck.newBuilder()
                    .setCommandId(request.getCommandId())
                    .setPosition(position.encode())
                    .build());
        }
        return Uni.createFrom().voidItem();
    }

    private void refuse(OpenSessionRequest request, Failure failure) {
        if (opened == null) {
            if (finish()) {
                outbox.fail(GrpcFailures.toStatus(failure));
            }
            return;
        }
        FailureLog.record(failure);
        ack(CommandAck.newBuilder()
                .setCommandId(request.getCommandId())
                .setErrorReason(failure.reason().wireName())
                .setErrorMessage(failure.toldMessage())
                .build());
        call.request(1);
    }

    private void ack(CommandAck ack) {
        outbox.send(OpenSessionResponse.newBuilder().setAck(ack).build());
    }

    private Uni<Void> goodbye() {
        Opened session = opened;
        if (session == null || !finish()) {
            return Uni.createFrom().voidItem();
        }
        outbox.complete();
        return services.presence()
                .apply(caller.user(), new Input.Goodbye(session.connected().session()))
                .replaceWithVoid();
    }

    private void beat() {
        Instant now = services.clock().instant();
        Duration silence = services.settings().silence();
        if (!lastHeard.plus(silence).isAfter(now)) {
            close(CloseReason.CLOSE_REASON_SILENT);
        } else if (!caller.expiresAt().plus(services.tokenGrace()).isAfter(now)) {
            close(CloseReason.CLOSE_REASON_UNAUTHORIZED);
        } else if (!ended.get()) {
            if (opened != null) {
                ping(now);
            }
            timer = services.timers().nextPing(this::beat);
        }
    }

    private void ping(Instant now) {
        outbox.send(OpenSessionResponse.newBuilder()
                .setPing(Ping.newBuilder().setNonce(now.toEpochMilli()))
                .build());
    }

    @Override
    public void onError(Throwable reset) {
        broke();
    }

    @Override
    public void onCompleted() {
        goodbye().subscribe().with(gone -> {}, failure -> FailureLog.record(Failure.of(failure)));
        finish();
        outbox.complete();
    }

    private void broke() {
        outbox.drop();
        if (finish()) {
            disconnect();
        }
    }

    @Override
    public void close(CloseReason reason) {
        if (finish()) {
            outbox.complete(OpenSessionResponse.newBuilder()
                    .setClosing(SessionClosing.newBuilder()
                            .setReason(reason)
                            .setPosition(services.log().position().encode()))
                    .build());
            if (reason != CloseReason.CLOSE_REASON_REPLACED) {
                disconnect();
            }
        }
    }

    /** Whoever was shut out has gone, and is not shown as about to come back. */
    private void revoke() {
        revoked = true;
        close(CloseReason.CLOSE_REASON_UNAUTHORIZED);
    }

    /** Ends everything but the session; true for the first to do so. */
    private boolean finish() {
        boolean first = ended.compareAndSet(false, true);
        if (first) {
            services.timers().cancel(timer);
            LiveCalls.Registration live = registration;
            if (live != null) {
                live.close();
            }
            events.leave();
            if (opened != null) {
                services.local().remove(this);
            }
        }
        return first;
    }

    private void disconnect() {
        Opened session = opened;
        if (session != null) {
            disconnect(session);
        }
    }

    private void disconnect(Opened session) {
        services.presence()
                .apply(caller.user(), ending(session.connected()))
                .subscribe()
                // Should the store be out of reach, PodKeeper breaks the link when it is back.
                .with(written -> {}, failure -> FailureLog.record(Failure.of(failure)));
    }

    private Input ending(Input.Connected session) {
        return revoked
                ? new Input.Goodbye(session.session())
                : new Input.Broken(session.session(), session.link().connection());
    }

    @Override
    public UserId user() {
        return caller.user();
    }

    @Override
    public Input.Connected connected() {
        Opened session = opened;
        if (session == null) {
            throw new IllegalStateException("a stream is local only once its session is open");
        }
        return session.connected().with(mute);
    }

    @Override
    public void remember(Mute known) {
        mute = known;
    }
}
