package io.openspeak.presence.websocket;

import io.openspeak.contract.v1.Scope;
import io.openspeak.platform.failures.Failure;
import io.openspeak.platform.failures.FailureLog;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.Allowance;
import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.tokens.Verification;
import io.openspeak.platform.websocket.BrokenFrame;
import io.openspeak.platform.websocket.Closing;
import io.openspeak.platform.websocket.MessageAssembler;
import io.openspeak.platform.websocket.Pace;
import io.openspeak.platform.websocket.Wire;
import io.openspeak.presence.session.ClientSession;
import io.openspeak.presence.v1.CloseReason;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket of one client: reads its frames one at a time, and closes it when it does not keep to the rules. All of it runs on the
 * connection's event loop.
 *
 * <pre>
 *   stranger --token--> COLINK: session    OPENSPEAK: known --hello--> session
 * </pre>
 */
final class Socket {

    private static final Set<Integer> CLEAN = Set.of(1000, 1001);

    private final SocketServices services;
    private final ServerWebSocket socket;
    private final Wire wire;
    private final Dialect dialect;
    private final SocketLink link;
    private final MessageAssembler assembler;
    private final Pace frames;
    private final Pace errors;
    private long deadline;
    private boolean over;
    private volatile @Nullable ClientSession session;
    private @Nullable SocketCommands commands;

    Socket(SocketServices services, Wire wire, Dialect dialect) {
        this.services = services;
        this.wire = wire;
        socket = wire.socket();
        this.dialect = dialect;
        WebSocketSettings limits = services.limits();
        assembler = MessageAssembler.texts(limits.maxFrameBytes(), "JSON text");
        frames = new Pace(Allowance.perSecond(limits.frameBurst(), limits.framesPerSecond()), services.clock());
        errors = new Pace(Allowance.of(limits.maxErrors(), limits.errorForgivenAfter()), services.clock());
        link = new SocketLink(services, wire, dialect, this::ready, this::tooSlow);
    }

    /** Begins with the token that came with the request, or waits for one. */
    void begin(Optional<String> token) {
        services.metrics().opened();
        socket.closeHandler(closed -> gone());
        socket.exceptionHandler(this::failed);
        socket.frameHandler(this::take);
        socket.pause();
        waitFor("token");
        // Taken one at a time: what comes faster waits in the client's own buffers.
        token.map(this::authenticate)
                .orElseGet(() -> Uni.createFrom().voidItem())
                .subscribe()
                .with(known -> takeNext(), failure -> refuse(Failure.of(failure)));
    }

    private void waitFor(String what) {
        deadline = services.vertx()
                .setTimer(services.limits().helloWait().toMillis(), late -> wire.onLoop(() -> expire(what)));
    }

    private void expire(String what) {
        if (what.equals("token")) {
            refuse(new Refusal(Reason.UNAUTHORIZED, "No token came; send {\"type\":\"auth\",\"token\":...} first."));
        } else {
            refuse(Refusal.invalid("No hello came."));
        }
    }

    private void takeNext() {
        if (!over) {
            socket.fetch(1);
        }
    }

    private void take(WebSocketFrame frame) {
        if (over || frame.isClose()) {
            return;
        }
        ClientSession open = session;
        if (open != null) {
            if (open.hasEnded()) {
                return;
            }
            open.heard();
        }
        if (!frames.take()) {
            refuse(new Refusal(
                    Reason.RATE_LIMITED,
                    "You send more than " + services.limits().framesPerSecond() + " frames a second."));
            return;
        }
        if (isPong(frame)) {
            pong(frame.binaryData());
        } else if (!frame.isPing()) {
            read(frame);
        }
    }

    private static boolean isPong(WebSocketFrame frame) {
        return !frame.isText() && !frame.isBinary() && !frame.isContinuation() && !frame.isPing();
    }

    private void pong(Buffer nonce) {
        ClientSession open = session;
        if (open != null && nonce.length() == Long.BYTES) {
            open.answered(nonce.getLong(0));
        }
    }

    private void read(WebSocketFrame frame) {
        try {
            Optional<Buffer> message = assembler.add(frame);
            if (message.isPresent()) {
                read(MessageAssembler.text(message.get()));
            } else {
                takeNext();
            }
        } catch (Refusal refused) {
            tell(refused, "");
            takeNext();
        } catch (BrokenFrame malformed) {
            refuse(malformed.refusal(), malformed.closing());
        }
    }

    private void read(String text) {
        services.metrics().received();
        String commandId = "";
        ClientFrame frame;
        try {
            FrameReader reader = FrameReader.of(text);
            commandId = reader.commandId();
            frame = reader.frame();
        } catch (Refusal refused) {
            tell(refused, commandId);
            takeNext();
            return;
        }
        Uni.createFrom()
                .deferred(() -> act(frame))
                .emitOn(wire::onLoop)
                .subscribe()
                .with(done -> takeNext(), failure -> notDone(frame, Failure.of(failure)));
    }

    private Uni<Void> act(ClientFrame frame) {
        SocketCommands known = commands;
        if (frame instanceof ClientFrame.Auth(String token)) {
            if (known != null) {
                throw Refusal.invalid("You brought your token already.");
            }
            return authenticate(token);
        }
        if (known == null) {
            throw new Refusal(Reason.UNAUTHORIZED, "Bring your token first.");
        }
        if (frame instanceof ClientFrame.Command(var request) && request.hasHello()) {
            services.vertx().cancelTimer(deadline);
        }
        return known.carryOut(frame);
    }

    private void notDone(ClientFrame frame, Failure failure) {
        ClientSession open = session;
        if (open == null || !open.isOpen()) {
            refuse(failure);
        } else {
            tell(failure, frame.commandId());
            takeNext();
        }
    }

    private Uni<Void> authenticate(String token) {
        return services.verifier()
                .checkPatiently(token)
                .map(Verification::orRefuse)
                .invoke(Socket::requireScope)
                .emitOn(wire::onLoop)
                .chain(this::admit)
                .emitOn(wire::onLoop);
    }

    private static void requireScope(Caller caller) {
        if (!caller.claims().scopes().permit(Scope.SCOPE_PRESENCE_WRITE)) {
            throw new Refusal(Reason.FORBIDDEN, "Your token lacks scope 'presence_write'.");
        }
    }

    private Uni<Void> admit(Caller caller) {
        if (over) {
            return Uni.createFrom().voidItem();
        }
        services.vertx().cancelTimer(deadline);
        services.admission().verified();
        ClientSession begun = services.sessions().begin(caller, link);
        session = begun;
        SocketCommands known = new SocketCommands(services, begun, link);
        commands = known;
        if (dialect == Dialect.OPENSPEAK) {
            waitFor("hello");
            return Uni.createFrom().voidItem();
        }
        return known.open();
    }

    /** Tells of an error, and closes who makes too many. */
    private void tell(Failure failure, String commandId) {
        FailureLog.record(failure);
        if (!errors.take()) {
            refuse(failure);
            return;
        }
        link.error(failure, commandId);
    }

    private void refuse(Failure failure) {
        FailureLog.record(failure);
        refuse(failure, Closing.of(failure.reason()));
    }

    private void refuse(Failure failure, Closing closing) {
        if (!over) {
            end();
            link.refuse(failure, closing);
            breakOff();
        }
    }

    /** The transport could not read what came, or is gone. */
    private void failed(Throwable cause) {
        BrokenFrame.of(cause).ifPresent(broken -> refuse(broken.refusal(), broken.closing()));
    }

    private void ready() {
        ClientSession open = session;
        if (open != null) {
            open.ready();
        }
    }

    private void tooSlow() {
        ClientSession open = session;
        if (open != null) {
            open.close(CloseReason.CLOSE_REASON_SLOW_CONSUMER);
        }
    }

    private void gone() {
        end();
        services.metrics().closed();
        services.admission().left(commands != null);
        link.drop();
        ClientSession open = session;
        if (open == null) {
            return;
        }
        Short code = socket.closeStatusCode();
        if (code != null && CLEAN.contains(code.intValue())) {
            open.goodbye().subscribe().with(left -> {}, failure -> FailureLog.record(Failure.of(failure)));
        } else {
            open.broke();
        }
    }

    private void breakOff() {
        ClientSession open = session;
        if (open != null) {
            open.broke();
        }
    }

    private void end() {
        over = true;
        services.vertx().cancelTimer(deadline);
    }
}
