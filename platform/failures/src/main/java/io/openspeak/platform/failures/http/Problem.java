package io.openspeak.platform.failures.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.openspeak.platform.failures.Failure;
import io.openspeak.platform.failures.FailureLog;
import io.openspeak.platform.failures.Reason;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;

/** Body of an error answer, {@code application/problem+json} of RFC 9457 with our reason and the trace id. */
@RegisterForReflection
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String reason,
        @JsonProperty("trace_id") String traceId) {

    /** Media type of the body. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** The problem that tells of a failure. */
    public static Problem of(Failure failure) {
        return of(failure.reason(), failure.toldMessage());
    }

    /** The problem of that reason. */
    public static Problem of(Reason reason, String detail) {
        String name = reason.wireName();
        return new Problem(
                "urn:openspeak:problem:" + name,
                name.replace('_', ' '),
                reason.kind().httpStatus(),
                detail,
                name,
                FailureLog.traceId());
    }

    /** Value of the header {@code Retry-After}: whole seconds, never too early. */
    public static String retryAfter(Duration delay) {
        return String.valueOf(Math.max(1, Math.ceilDiv(delay.toMillis(), 1000)));
    }
}
