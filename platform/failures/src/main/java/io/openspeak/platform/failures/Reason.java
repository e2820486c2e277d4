package io.openspeak.platform.failures;

import static io.openspeak.platform.failures.Reason.Kind.*;

import java.util.Locale;

/** Machine-readable reasons that clients may rely on; the wire name never changes its meaning. */
public enum Reason {
    UNAUTHORIZED(UNAUTHENTICATED),
    BAD_CREDENTIALS(UNAUTHENTICATED),
    TOKEN_REUSED(UNAUTHENTICATED),
    SESSION_EXPIRED(UNAUTHENTICATED),
    FORBIDDEN(DENIED),
    NOT_A_MEMBER(DENIED),
    ACCOUNT_DISABLED(DENIED),
    BANNED(DENIED),
    MUTED(DENIED),
    NO_FLOOR(DENIED),
    INVALID_REQUEST(INVALID),
    INVALID_STATUS(INVALID),
    CHANNEL_NOT_FOUND(NOT_FOUND),
    USER_NOT_FOUND(NOT_FOUND),
    TOKEN_NOT_FOUND(NOT_FOUND),
    BAN_NOT_FOUND(NOT_FOUND),
    NO_LAST_CHANNEL(NOT_FOUND),
    ROUTE_NOT_FOUND(NOT_FOUND),
    METHOD_NOT_ALLOWED(OTHER_METHOD),
    BODY_TOO_LARGE(TOO_LARGE),
    UNSUPPORTED_MEDIA_TYPE(OTHER_TYPE),
    CHANNEL_EXISTS(EXISTS),
    ACCOUNT_EXISTS(EXISTS),
    CHANNEL_HAS_CHILDREN(IN_THE_WAY),
    LAST_ADMIN(IN_THE_WAY),
    KEYS_ARE_MOUNTED(IN_THE_WAY),
    CATCH_UP_DISABLED(IN_THE_WAY),
    CHANNEL_FULL(EXHAUSTED),
    TOO_MANY_BANS(EXHAUSTED),
    TOO_MANY_INVITATIONS(EXHAUSTED),
    RATE_LIMITED(EXHAUSTED),
    TOO_MANY_CHANNELS(EXHAUSTED),
    TOO_MANY_CONNECTIONS(EXHAUSTED),
    SLOW_CONSUMER(EXHAUSTED),
    UNAVAILABLE(OUT_OF_REACH),
    OVERLOADED(OUT_OF_REACH),
    NOT_BUILT(UNBUILT),
    PRESENCE_DISABLED(UNBUILT),
    INTERNAL_ERROR(INTERNAL);

    /** What sort of answer a reason is, with its code over gRPC and over HTTP. */
    public enum Kind {
        UNAUTHENTICATED(16, 401),
        DENIED(7, 403),
        INVALID(3, 400),
        NOT_FOUND(5, 404),
        OTHER_METHOD(12, 405),
        TOO_LARGE(8, 413),
        OTHER_TYPE(3, 415),
        EXISTS(6, 409),
        IN_THE_WAY(9, 409),
        EXHAUSTED(8, 429),
        OUT_OF_REACH(14, 503),
        UNBUILT(12, 501),
        INTERNAL(13, 500);

        private final int grpcCode;
        private final int httpStatus;

        Kind(int grpcCode, int httpStatus) {
            this.grpcCode = grpcCode;
            this.httpStatus = httpStatus;
        }

        /** Value of the gRPC status code. */
        public int grpcCode() {
            return grpcCode;
        }

        /** HTTP status. */
        public int httpStatus() {
            return httpStatus;
        }
    }

    private final Kind kind;

    Reason(Kind kind) {
        this.kind = kind;
    }

    /** Sort of answer. */
    public Kind kind() {
        return kind;
    }

    /** Name on every wire, for example {@code channel_full}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
