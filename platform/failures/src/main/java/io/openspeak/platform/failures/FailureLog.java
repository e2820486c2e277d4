package io.openspeak.platform.failures;

import io.opentelemetry.api.trace.Span;
import java.lang.System.Logger.Level;
import java.util.EnumMap;
import java.util.Map;

/** Where breakdowns are written down, with the trace id that the caller is given. */
public final class FailureLog {

    private static final System.Logger LOG = System.getLogger(FailureLog.class.getName());

    private static final Map<Reason, LogPace> PACES = new EnumMap<>(Reason.class);

    static {
        for (Reason reason : Reason.values()) {
            PACES.put(reason, new LogPace());
        }
    }

    private FailureLog() {}

    /**
     * Logs a breakdown with its cause; refusals are the caller's business and stay out of the log. When something is out of reach
     * for everybody, some breakdowns of each second are written down and the others counted.
     */
    public static void record(Failure failure) {
        if (failure instanceof Breakdown) {
            pace(failure.reason()).take(System.nanoTime()).ifPresent(unwritten -> {
                String others = unwritten == 0 ? "" : " others_like_it=" + unwritten;
                LOG.log(
                        Level.ERROR,
                        "request_failed reason=" + failure.reason().wireName() + others,
                        failure.getCause());
            });
        }
    }

    private static LogPace pace(Reason reason) {
        LogPace pace = PACES.get(reason);
        if (pace == null) {
            throw new IllegalStateException("no pace for " + reason);
        }
        return pace;
    }

    /** Trace id of the current request; zeros outside of one. */
    public static String traceId() {
        return Span.current().getSpanContext().getTraceId();
    }
}
