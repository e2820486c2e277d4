package io.openspeak.platform.failures;

import io.opentelemetry.api.trace.Span;
import java.lang.System.Logger.Level;

/** Where breakdowns are written down, with the trace id that the caller is given. */
public final class FailureLog {

    private static final System.Logger LOG = System.getLogger(FailureLog.class.getName());

    private FailureLog() {}

    /** Logs a breakdown with its cause; refusals are the caller's business and stay out of the log. */
    public static void record(Failure failure) {
        if (failure instanceof Breakdown) {
            LOG.log(Level.ERROR, "request_failed reason=" + failure.reason().wireName(), failure.getCause());
        }
    }

    /** Trace id of the current request; zeros outside of one. */
    public static String traceId() {
        return Span.current().getSpanContext().getTraceId();
    }
}
