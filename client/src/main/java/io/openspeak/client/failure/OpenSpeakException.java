package io.openspeak.client.failure;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.ErrorInfo;
import io.grpc.Status;
import io.grpc.protobuf.StatusProto;
import java.nio.channels.ClosedChannelException;
import org.jspecify.annotations.Nullable;

/** A call or stream that a service refused or that did not reach it: code for programs, reason for decisions, explanation for people. */
public final class OpenSpeakException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final String DOMAIN = "openspeak";
    /** What gRPC says of a connection that the other end closed, before or after it was of use. */
    private static final String CLOSED = "Network closed for unknown reason";

    private final Status.Code code;
    private final String reason;
    private final String explanation;

    private OpenSpeakException(Status.Code code, String reason, String explanation, @Nullable Throwable cause) {
        super(code + " " + reason + ": " + explanation, cause);
        this.code = code;
        this.reason = reason;
        this.explanation = explanation;
    }

    /** What a failed gRPC call says; an OpenSpeakException among the causes comes back as it is. */
    public static OpenSpeakException of(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof OpenSpeakException already) {
                return already;
            }
        }
        Status status = statusOf(thrown);
        TlsFailure tls = TlsFailure.in(thrown);
        if (tls != null) {
            return new OpenSpeakException(Status.Code.UNAVAILABLE, tls.reason(), tls.explanation(), thrown);
        }
        String reason = reasonIn(thrown);
        return new OpenSpeakException(
                status.getCode(),
                reason == null ? Reasons.defaultFor(status.getCode()) : reason,
                explanationOf(status),
                thrown);
    }

    /** Of a connection that closes at a bad moment gRPC says UNKNOWN, as if a service had failed. */
    private static Status statusOf(Throwable thrown) {
        Status status = Status.fromThrowable(thrown);
        return status.getCode() == Status.Code.UNKNOWN && status.getCause() instanceof ClosedChannelException
                ? Status.UNAVAILABLE.withDescription(CLOSED)
                : status;
    }

    private static String explanationOf(Status status) {
        Throwable cause = status.getCause();
        if (status.getCode() == Status.Code.UNAVAILABLE && cause != null && cause.getMessage() != null) {
            // gRPC's own description is "io exception"; the cause names the address.
            return Reasons.explain(status.getCode()) + " (" + cause.getMessage() + ")";
        }
        String description = status.getDescription();
        if (CLOSED.equals(description)) {
            return Reasons.explain(status.getCode())
                    + " (it closed the connection without a word: it ended, or it expects TLS)";
        }
        return description == null ? Reasons.explain(status.getCode()) : description;
    }

    /** A refusal that came inside a stream, where there is a reason but no status. */
    public static OpenSpeakException refused(String reason, String explanation) {
        return new OpenSpeakException(Reasons.codeOf(reason), reason, explanation, null);
    }

    /** No answer in time from a service that may well be there. */
    public static OpenSpeakException unavailable(String explanation) {
        return new OpenSpeakException(Status.Code.UNAVAILABLE, "unavailable", explanation, null);
    }

    /** What was named as authorities to trust is not what it should be. */
    public static OpenSpeakException badAuthorities(String explanation, Throwable cause) {
        return new OpenSpeakException(Status.Code.FAILED_PRECONDITION, "bad_authorities", explanation, cause);
    }

    /** gRPC status code. */
    public Status.Code code() {
        return code;
    }

    /** Stable, machine-readable reason such as {@code not_a_member}. */
    public String reason() {
        return reason;
    }

    /** What was wrong, for people. */
    public String explanation() {
        return explanation;
    }

    /** True: nothing was decided, the same call may work later. */
    public boolean retryable() {
        return code == Status.Code.UNAVAILABLE;
    }

    /** As a gRPC status, for places inside gRPC that can only fail with one. */
    public Status asStatus() {
        return code.toStatus().withDescription(explanation).withCause(this);
    }

    private static @Nullable String reasonIn(Throwable thrown) {
        com.google.rpc.Status details = StatusProto.fromThrowable(thrown);
        if (details == null) {
            return null;
        }
        for (Any detail : details.getDetailsList()) {
            if (detail.is(ErrorInfo.class)) {
                String reason = reasonOf(detail);
                if (reason != null) {
                    return reason;
                }
            }
        }
        return null;
    }

    private static @Nullable String reasonOf(Any detail) {
        try {
            ErrorInfo info = detail.unpack(ErrorInfo.class);
            return info.getDomain().equals(DOMAIN) ? info.getReason() : null;
        } catch (InvalidProtocolBufferException e) {
            return null; // Details that can't be read say nothing; the status itself still counts.
        }
    }
}
