package io.openspeak.voice.stream.websocket;

import com.google.protobuf.InvalidProtocolBufferException;
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
import io.openspeak.voice.loop.EventLoop;
import io.openspeak.voice.stream.VoiceStream;
import io.openspeak.voice.v1.OpenVoiceRequest;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocketFrame;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket of one client: reads its messages one at a time, and hands them to its voice stream once its token is verified. All of it
 * runs on the connection's event loop.
 *
 * <pre>
 *   stranger --token of the request, or of the first message, a hello--> known: a voice stream
 * </pre>
 */
final class VoiceSocket {

    private final SocketParts parts;
    private final Wire wire;
    private final SocketLink link;
    private final EventLoop loop;
    private final MessageAssembler assembler;
    private final Pace pace;
    private final Future<?> deadline;
    private boolean over;
    private boolean authenticating;
    private @Nullable VoiceStream stream;

    VoiceSocket(SocketParts parts, Wire wire, SocketLink link, EventLoop loop) {
        this.parts = parts;
        this.wire = wire;
        this.link = link;
        this.loop = loop;
        VoiceSocketSettings limits = parts.limits();
        assembler = MessageAssembler.binaries(limits.maxMessageBytes(), "an OpenVoiceRequest as a binary message");
        pace = new Pace(Allowance.perSecond(limits.messageBurst(), limits.messagesPerSecond()), parts.clock());
        deadline = wire.context()
                .executor()
                .schedule((Runnable) () -> refuse(noToken()), limits.tokenWait().toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Refusal noToken() {
        return new Refusal(
                Reason.UNAUTHORIZED,
                "No token came: bring it in the header 'Authorization', in the sub-protocol 'openspeak.bearer.<token>' or in 'hello'.");
    }

    /** Begins with the token that came with the request, or waits for one. */
    void begin(Optional<String> token) {
        parts.metrics().opened();
        wire.socket().closeHandler(closed -> gone());
        wire.socket().exceptionHandler(this::failed);
        wire.socket().frameHandler(this::take);
        // Taken one at a time: what comes faster waits in the client's own buffers.
        wire.socket().pause();
        token.ifPresentOrElse(given -> authenticate(given, begun -> link.fetch()), link::fetch);
    }

    private void take(WebSocketFrame frame) {
        if (over || frame.isClose()) {
            return;
        }
        if (!pace.take()) {
            refuse(new Refusal(
                    Reason.RATE_LIMITED,
                    "You send more than " + parts.limits().messagesPerSecond() + " messages a second."));
            return;
        }
        VoiceStream known = stream;
        if (known != null) {
            known.heard();
        }
        if (frame.isBinary() || frame.isText() || frame.isContinuation()) {
            try {
                assembler.add(frame).ifPresentOrElse(this::take, link::fetch);
            } catch (Refusal refused) {
                refuse(refused, closing(refused.reason()));
            } catch (RuntimeException unforeseen) {
                refuse(Failure.of(unforeseen));
            }
        }
    }

    private static Closing closing(Reason reason) {
        return reason == Reason.BODY_TOO_LARGE ? Closing.FRAME_TOO_BIG : Closing.of(reason);
    }

    private void take(Buffer bytes) {
        VoiceStream known = stream;
        OpenVoiceRequest message = parse(bytes);
        if (known == null) {
            takeFirst(message);
        } else if (message == null) {
            known.takeGarbage();
        } else {
            known.take(message);
        }
    }

    private static @Nullable OpenVoiceRequest parse(Buffer bytes) {
        try {
            return OpenVoiceRequest.parseFrom(bytes.getByteBuf().nioBuffer());
        } catch (InvalidProtocolBufferException garbage) {
            return null;
        }
    }

    private void takeFirst(@Nullable OpenVoiceRequest message) {
        if (message == null || authenticating || message.getHello().getToken().isEmpty()) {
            refuse(noToken());
            return;
        }
        OpenVoiceRequest hello = message.toBuilder()
                .setHello(message.getHello().toBuilder().clearToken())
                .build();
        authenticate(message.getHello().getToken(), begun -> begun.take(hello));
    }

    private void authenticate(String token, Consumer<VoiceStream> then) {
        authenticating = true;
        parts.verifier()
                .checkPatiently(token)
                .map(Verification::orRefuse)
                .invoke(VoiceSocket::requireScope)
                .emitOn(wire::onLoop)
                .subscribe()
                .with(caller -> admit(caller, then), failure -> wire.onLoop(() -> refuse(Failure.of(failure))));
    }

    private static void requireScope(Caller caller) {
        if (!caller.claims().scopes().permit(Scope.SCOPE_VOICE)) {
            throw new Refusal(Reason.FORBIDDEN, "Your token lacks scope 'voice'.");
        }
    }

    private void admit(Caller caller, Consumer<VoiceStream> then) {
        if (over) {
            return;
        }
        deadline.cancel(false);
        parts.admission().verified();
        VoiceStream begun = parts.streams().begin(caller, link, loop);
        stream = begun;
        link.onReady(begun::ready);
        then.accept(begun);
    }

    private void refuse(Failure failure) {
        refuse(failure, Closing.of(failure.reason()));
    }

    private void refuse(Failure failure, Closing closing) {
        if (!over) {
            FailureLog.record(failure);
            end();
            link.refuse(failure, closing);
            VoiceStream known = stream;
            if (known != null) {
                known.gone();
            }
        }
    }

    /** The transport could not read what came, or is gone. */
    private void failed(Throwable cause) {
        BrokenFrame.of(cause).ifPresent(broken -> refuse(broken.refusal(), broken.closing()));
    }

    private void gone() {
        end();
        parts.metrics().gone();
        VoiceStream known = stream;
        parts.admission().left(known != null);
        link.gone();
        if (known != null) {
            known.gone();
        }
    }

    private void end() {
        over = true;
        deadline.cancel(false);
    }
}
