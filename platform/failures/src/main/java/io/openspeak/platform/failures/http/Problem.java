package io.openspeak.platform.failures.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.openspeak.platform.failures.Failure;
import io.openspeak.platform.failures.FailureLog;

/** Body of an error answer, {@code application/problem+json} of RFC 9457 with our reason and the trace id. */
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
        String reason = failure.reason().wireName();
        return new Problem(
                "urn:openspeak:problem:" + reason,
                reason.replace('_', ' '),
                failure.reason().kind().httpStatus(),
                failure.toldMessage(),
                reason,
                FailureLog.traceId());
    }
}
