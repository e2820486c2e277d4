package io.openspeak.platform.websocket;

import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import java.util.Optional;

/** What came can't be read as WebSocket frames, and the connection must end. */
public final class BrokenFrame extends Exception {

    private static final long serialVersionUID = 1L;

    private final Refusal refusal;
    private final Closing closing;

    private BrokenFrame(Refusal refusal, Closing closing, Throwable cause) {
        super(refusal.getMessage(), cause);
        this.refusal = refusal;
        this.closing = closing;
    }

    static BrokenFrame notUtf8(Throwable cause) {
        return new BrokenFrame(Refusal.invalid("The message is not UTF-8."), Closing.NOT_UTF8, cause);
    }

    /** What the transport could not read; empty: it failed for another reason. */
    public static Optional<BrokenFrame> of(Throwable cause) {
        if (!(cause instanceof CorruptedWebSocketFrameException corrupted)) {
            return Optional.empty();
        }
        boolean tooBig = corrupted.closeStatus().code() == WebSocketCloseStatus.MESSAGE_TOO_BIG.code();
        return Optional.of(
                tooBig
                        ? new BrokenFrame(
                                new Refusal(Reason.BODY_TOO_LARGE, "The frame is too large."),
                                Closing.FRAME_TOO_BIG,
                                cause)
                        : new BrokenFrame(
                                Refusal.invalid("This is no WebSocket frame."), Closing.PROTOCOL_ERROR, cause));
    }

    /** What the client is told. */
    public Refusal refusal() {
        return refusal;
    }

    /** How its connection is closed. */
    public Closing closing() {
        return closing;
    }
}
