package io.openspeak.platform.failures.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.openspeak.platform.failures.Breakdown;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** Failures as gRPC statuses. */
class GrpcFailuresTest {

    @Test
    void toStatus_refusal_carriesReasonAndMessage() throws Exception {
        StatusRuntimeException status = GrpcFailures.toStatus(new Refusal(Reason.CHANNEL_FULL, "It is full."));

        assertThat(status.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        assertThat(status.getStatus().getDescription()).isEqualTo("It is full.");
        assertThat(reason(status)).isEqualTo("channel_full");
    }

    @Test
    void toStatus_wrappedRefusal_isFound() throws Exception {
        Throwable wrapped = new CompletionException(Refusal.invalid("No."));

        assertThat(reason(GrpcFailures.toStatus(wrapped))).isEqualTo("invalid_request");
    }

    @Test
    void toStatus_unforeseen_saysNothingOfIt() throws Exception {
        StatusRuntimeException status =
                GrpcFailures.toStatus(new IllegalStateException("password=hunter2", new RuntimeException("secret")));

        assertThat(status.getStatus().getCode()).isEqualTo(Status.Code.INTERNAL);
        assertThat(String.valueOf(StatusProto.fromThrowable(status))).doesNotContain("hunter2", "secret");
        assertThat(reason(status)).isEqualTo("internal_error");
    }

    @Test
    void toStatus_outOfReach_isUnavailable() {
        StatusRuntimeException status =
                GrpcFailures.toStatus(new Breakdown(Reason.UNAVAILABLE, new RuntimeException("redis://10.0.0.1")));

        assertThat(status.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
        assertThat(status.getStatus().getDescription()).doesNotContain("redis");
    }

    @Test
    void toStatus_notBuilt_saysSo() throws Exception {
        assertThat(reason(GrpcFailures.toStatus(new UnsupportedOperationException())))
                .isEqualTo("not_built");
        // What generated base classes throw.
        assertThat(reason(GrpcFailures.toStatus(new StatusRuntimeException(Status.UNIMPLEMENTED))))
                .isEqualTo("not_built");
    }

    @Test
    void toStatus_statusThatGrpcMade_staysAsItIs() {
        StatusRuntimeException cancelled = Status.CANCELLED.asRuntimeException();
        StatusException checked = Status.DEADLINE_EXCEEDED.asException(new Metadata());

        assertThat(GrpcFailures.toStatus(cancelled)).isSameAs(cancelled);
        assertThat(GrpcFailures.toStatus(checked).getStatus().getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
    }

    @Test
    void toStatus_limited_saysWhenToTryAgain() throws InvalidProtocolBufferException {
        StatusRuntimeException status = GrpcFailures.toStatus(Refusal.limited("Too many.", Duration.ofMillis(1500)));

        RetryInfo told = Objects.requireNonNull(StatusProto.fromThrowable(status)).getDetailsList().stream()
                .filter(detail -> detail.is(RetryInfo.class))
                .findFirst()
                .orElseThrow()
                .unpack(RetryInfo.class);
        assertThat(told.getRetryDelay().getSeconds()).isEqualTo(1);
        assertThat(told.getRetryDelay().getNanos()).isEqualTo(500_000_000);
    }

    private static String reason(StatusRuntimeException status) throws Exception {
        return Objects.requireNonNull(StatusProto.fromThrowable(status))
                .getDetails(0)
                .unpack(ErrorInfo.class)
                .getReason();
    }
}
