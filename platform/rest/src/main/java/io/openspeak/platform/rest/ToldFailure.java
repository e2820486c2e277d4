package io.openspeak.platform.rest;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.protobuf.StatusProto;
import io.openspeak.platform.failures.Breakdown;
import io.openspeak.platform.failures.Failure;
import io.openspeak.platform.failures.FailureLog;
import io.openspeak.platform.failures.Reason;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a client is told of a call that failed.
 *
 * @param reason why
 * @param detail in words
 * @param retryAfter when to come back, if somebody said so
 */
record ToldFailure(Reason reason, String detail, Optional<Duration> retryAfter) {

    static ToldFailure of(Failure failure) {
        return new ToldFailure(failure.reason(), failure.toldMessage(), failure.retryAfter());
    }

    /** The failure behind a gRPC status; one without a reason of ours is a fault that nobody foresaw. */
    static ToldFailure of(Status status, Metadata trailers) {
        com.google.rpc.Status told = StatusProto.fromStatusAndTrailers(status, trailers);
        Optional<Reason> reason = detail(told, ErrorInfo.getDefaultInstance())
                .flatMap(info -> Arrays.stream(Reason.values())
                        .filter(known -> known.wireName().equals(info.getReason()))
                        .findAny());
        if (reason.isEmpty()) {
            Breakdown breakdown = new Breakdown(Reason.INTERNAL_ERROR, status.asException(trailers));
            FailureLog.record(breakdown);
            return of(breakdown);
        }
        return new ToldFailure(
                reason.get(),
                told.getMessage(),
                detail(told, RetryInfo.getDefaultInstance())
                        .map(RetryInfo::getRetryDelay)
                        .map(delay -> Duration.ofSeconds(delay.getSeconds(), delay.getNanos())));
    }

    /** By an instance, not by its class: that would need reflection, which native images don't have. */
    private static <D extends Message> Optional<D> detail(com.google.rpc.Status status, D kind) {
        try {
            for (Any detail : status.getDetailsList()) {
                if (detail.isSameTypeAs(kind)) {
                    return Optional.of(detail.unpackSameTypeAs(kind));
                }
            }
            return Optional.empty();
        } catch (InvalidProtocolBufferException malformed) {
            throw new IllegalStateException("our own status has malformed details", malformed);
        }
    }
}
