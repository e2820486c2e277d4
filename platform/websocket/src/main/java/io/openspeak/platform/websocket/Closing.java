package io.openspeak.platform.websocket;

import io.openspeak.platform.failures.Reason;
import java.util.Locale;

/** How a connection is closed: the code (RFC 6455, section 7.4) and what its client should do then. */
public enum Closing {
    /** The client said goodbye. */
    NORMAL(1000, Reconnect.NEVER),
    /** What came was no WebSocket frame. */
    PROTOCOL_ERROR(1002, Reconnect.NEVER),
    /** A text was not UTF-8. */
    NOT_UTF8(1007, Reconnect.NEVER),
    /** A frame was larger than the transport takes. */
    FRAME_TOO_BIG(1009, Reconnect.NEVER),
    /** This pod stops. */
    GOING_AWAY(1012, Reconnect.ELSEWHERE),
    /** Too many errors, or no hello. */
    BAD_REQUEST(4400, Reconnect.NEVER),
    /** No token, or one that is not accepted or not any more. */
    UNAUTHORIZED(4401, Reconnect.AFTER_SIGN_IN),
    /** The token does not allow it. */
    FORBIDDEN(4403, Reconnect.NEVER),
    /** Nothing was heard of the client for too long. */
    SILENT(4408, Reconnect.AT_ONCE),
    /** The log was lost, or another took its place. */
    EPOCH_CHANGED(4410, Reconnect.AT_ONCE),
    /** The session goes on over another connection. */
    REPLACED(4411, Reconnect.NEVER),
    /** The client reads too slowly. */
    SLOW_CONSUMER(4412, Reconnect.WITH_BACK_OFF),
    /** Too much of something: connections, frames. */
    TOO_MANY(4429, Reconnect.WITH_BACK_OFF),
    /** A fault of ours. */
    INTERNAL_ERROR(4500, Reconnect.WITH_BACK_OFF),
    /** Something that we need is out of reach. */
    UNAVAILABLE(4503, Reconnect.WITH_BACK_OFF);

    /** What a client should do. */
    public enum Reconnect {
        NEVER,
        /** With a new token. */
        AFTER_SIGN_IN,
        AT_ONCE,
        /** At once; it will meet another pod. */
        ELSEWHERE,
        /** After 1 s, then twice as long each time up to 30 s, each time a random part of it. */
        WITH_BACK_OFF;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final int code;
    private final Reconnect reconnect;

    Closing(int code, Reconnect reconnect) {
        this.code = code;
        this.reconnect = reconnect;
    }

    public int code() {
        return code;
    }

    public Reconnect reconnect() {
        return reconnect;
    }

    /** Name on the wire: the reason of the close frame, and what messages call it. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** When a failure ends the connection. */
    public static Closing of(Reason reason) {
        return switch (reason.kind()) {
            case UNAUTHENTICATED -> UNAUTHORIZED;
            case DENIED -> FORBIDDEN;
            case EXHAUSTED -> TOO_MANY;
            case OUT_OF_REACH -> UNAVAILABLE;
            case INTERNAL -> INTERNAL_ERROR;
            case INVALID, NOT_FOUND, OTHER_METHOD, TOO_LARGE, OTHER_TYPE, EXISTS, IN_THE_WAY, UNBUILT -> BAD_REQUEST;
        };
    }
}
