package io.openspeak.platform.failures.grpc;

import com.google.protobuf.Any;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RequestInfo;
import com.google.rpc.RetryInfo;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.openspeak.platform.failures.Failure;
import io.openspeak.platform.failures.FailureLog;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import java.time.Duration;

/** Failures as gRPC statuses with {@code google.rpc.ErrorInfo} (reason, domain "openspeak") and the trace id as details. */
public final class GrpcFailures {

    static final String DOMAIN = "openspeak";

    private GrpcFailures() {}

    /** The exception that ends a call: logs breakdowns, keeps statuses that gRPC itself made. */
    public static StatusRuntimeException toStatus(Throwable thrown) {
        if (thrown instanceof StatusRuntimeException status && !isNotBuilt(thrown)) {
            return status;
        }
        if (thrown instanceof StatusException status) {
            return new StatusRuntimeException(status.getStatus(), status.getTrailers());
        }
        return toStatus(
                isNotBuilt(thrown)
                        ? new Refusal(
                                Reason.NOT_BUILT,
                                "This call is not built yet; docs/unimplemented.md lists what is not.")
                        : Failure.of(thrown));
    }

    /** Generated base classes throw a bare UNIMPLEMENTED for what a service does not override. */
    private static boolean isNotBuilt(Throwable thrown) {
        return thrown instanceof UnsupportedOperationException
                || (thrown instanceof StatusRuntimeException status
                        && status.getStatus().getCode() == Status.Code.UNIMPLEMENTED
                        && status.getTrailers() == null);
    }

    private static StatusRuntimeException toStatus(Failure failure) {
        FailureLog.record(failure);
        com.google.rpc.Status.Builder status = com.google.rpc.Status.newBuilder()
                .setCode(failure.reason().kind().grpcCode())
                .setMessage(failure.toldMessage())
                .addDetails(Any.pack(ErrorInfo.newBuilder()
                        .setReason(failure.reason().wireName())
                        .setDomain(DOMAIN)
                        .build()))
                .addDetails(Any.pack(RequestInfo.newBuilder()
                        .setRequestId(FailureLog.traceId())
                        .build()));
        failure.retryAfter().ifPresent(delay -> status.addDetails(Any.pack(retryInfo(delay))));
        return StatusProto.toStatusRuntimeException(status.build());
    }

    private static RetryInfo retryInfo(Duration delay) {
        return RetryInfo.newBuilder()
                .setRetryDelay(com.google.protobuf.Duration.newBuilder()
                        .setSeconds(delay.toSeconds())
                        .setNanos(delay.toNanosPart()))
                .build();
    }

    /** Ends a call with what {@link #toStatus} makes of a failure. */
    public static void close(ServerCall<?, ?> call, Throwable failure) {
        StatusRuntimeException status = toStatus(failure);
        call.close(status.getStatus(), trailers(status));
    }

    /** Trailers of a status, never null. */
    public static Metadata trailers(StatusRuntimeException status) {
        Metadata trailers = status.getTrailers();
        return trailers == null ? new Metadata() : trailers;
    }
}
