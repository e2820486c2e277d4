package io.openspeak.client.failure;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Any;
import com.google.rpc.Code;
import com.google.rpc.ErrorInfo;
import io.grpc.Status;
import io.grpc.protobuf.StatusProto;
import io.openspeak.client.scripted.Words;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** What is left of a gRPC failure for programs and people. */
class OpenSpeakExceptionTest {

    @Test
    void of_errorInfo_takesReasonAndMessage() {
        OpenSpeakException failure =
                OpenSpeakException.of(Words.failure(Code.PERMISSION_DENIED, "not_a_member", "join the channel first"));

        assertThat(failure).hasMessage("PERMISSION_DENIED not_a_member: join the channel first");
        assertThat(failure.code()).isEqualTo(Status.Code.PERMISSION_DENIED);
        assertThat(failure.reason()).isEqualTo("not_a_member");
        assertThat(failure.explanation()).isEqualTo("join the channel first");
    }

    @Test
    void of_errorInfoOfAnotherDomain_isNotTakenForOurs() {
        OpenSpeakException failure =
                OpenSpeakException.of(StatusProto.toStatusRuntimeException(com.google.rpc.Status.newBuilder()
                        .setCode(Code.INTERNAL_VALUE)
                        .addDetails(Any.pack(ErrorInfo.newBuilder()
                                .setDomain("elsewhere")
                                .setReason("odd")
                                .build()))
                        .build()));

        assertThat(failure.reason()).isEqualTo("internal_error");
    }

    @Test
    void of_bareStatus_hasADefaultReasonAndExplanation() {
        OpenSpeakException failure = OpenSpeakException.of(Status.UNAVAILABLE.asRuntimeException());

        assertThat(failure.reason()).isEqualTo("unavailable");
        assertThat(failure.retryable()).isTrue();
        assertThat(failure.explanation()).isNotBlank();
    }

    @Test
    void of_connectionThatClosedMeanwhile_mayBeTriedAgain() {
        OpenSpeakException failure = OpenSpeakException.of(Status.UNKNOWN
                .withDescription("channel closed")
                .withCause(new ClosedChannelException())
                .asRuntimeException());

        assertThat(failure.reason()).isEqualTo("unavailable");
        assertThat(failure.retryable()).isTrue();
    }

    @Test
    void of_wrapped_findsTheOriginal() {
        OpenSpeakException original = OpenSpeakException.refused("channel_full", "8 of 8 seats are taken");

        assertThat(OpenSpeakException.of(new ExecutionException(original))).isSameAs(original);
        assertThat(OpenSpeakException.of(original.asStatus().asRuntimeException()))
                .isSameAs(original);
    }

    @Test
    void refused_knownReasons_haveTheirCode() {
        assertThat(OpenSpeakException.refused("channel_full", "").code()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        assertThat(OpenSpeakException.refused("channel_not_found", "").code()).isEqualTo(Status.Code.NOT_FOUND);
        assertThat(OpenSpeakException.refused("something_new", "").code()).isEqualTo(Status.Code.UNKNOWN);
    }
}
