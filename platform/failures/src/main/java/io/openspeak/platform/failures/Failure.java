package io.openspeak.platform.failures;

import java.time.Duration;
import java.util.Optional;

/**
 * Why a request was not carried out: either the caller's doing ({@link Refusal}) or ours ({@link Breakdown}).
 *
 * <p>Edges translate it by the table in {@link Reason}; nothing else decides what a caller is told.
 */
public abstract sealed class Failure extends RuntimeException permits Refusal, Breakdown {

    private final Reason reason;

    Failure(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    Failure(Reason reason, String message) {
        // Refusals are expected outcomes: a stack trace would cost more than it tells.
        super(message, null, false, false);
        this.reason = reason;
    }

    /** The machine-readable reason. */
    public final Reason reason() {
        return reason;
    }

    /** How long the caller should wait before it tries again; empty: not said. */
    public Optional<Duration> retryAfter() {
        return Optional.empty();
    }

    /** What the caller is told: what was wrong and what to do, never internals. */
    public abstract String toldMessage();

    /** The failure behind any throwable: itself, or a breakdown for what nobody foresaw. */
    public static Failure of(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof Failure failure) {
                return failure;
            }
        }
        return new Breakdown(Reason.INTERNAL_ERROR, thrown);
    }
}
