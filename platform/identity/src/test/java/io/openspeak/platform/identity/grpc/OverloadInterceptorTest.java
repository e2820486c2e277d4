package io.openspeak.platform.identity.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.google.common.util.concurrent.ListenableFuture;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.openspeak.channel.v1.ChannelServiceGrpc;
import io.openspeak.channel.v1.ChannelServiceGrpc.ChannelServiceFutureStub;
import io.openspeak.channel.v1.GetChannelRequest;
import io.openspeak.channel.v1.GetChannelResponse;
import io.openspeak.platform.identity.tokens.KeySource;
import io.openspeak.platform.testing.GrpcUnderTest;
import io.openspeak.platform.testing.TestKeys;
import io.openspeak.platform.testing.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A running service whose calls fail, or pile up. */
@QuarkusTest
@TestProfile(OverloadInterceptorTest.OfItsOwn.class)
@QuarkusTestResource(TestKeys.class)
@TestMethodOrder(OrderAnnotation.class)
class OverloadInterceptorTest {

    /** Nobody else's failures count here. */
    public static class OfItsOwn implements QuarkusTestProfile {}

    /** Enough to shrink the most of 4000 to the least of 20 by tenths. */
    private static final int FAILURES = 60;

    private static final int LEAST = FailureLimit.LEAST;

    private static ManagedChannel connection;

    @Inject
    KeySource keys;

    @BeforeAll
    static void connect() {
        connection = GrpcUnderTest.connect();
    }

    @AfterAll
    static void disconnect() {
        connection.shutdownNow();
    }

    @BeforeEach
    void awaitKeys() {
        await().until(keys::ready);
    }

    @AfterEach
    void answerWhatWaits() {
        ChannelsUnderTest.SLOW.forEach(call -> call.complete(GetChannelResponse.getDefaultInstance()));
        ChannelsUnderTest.SLOW.clear();
    }

    private static ListenableFuture<GetChannelResponse> call(String channel) {
        ChannelServiceFutureStub stub = GrpcUnderTest.with(
                TestTokens.trusted().of("alice", "service"), ChannelServiceGrpc.newFutureStub(connection));
        return stub.getChannel(
                GetChannelRequest.newBuilder().setChannelId(channel).build());
    }

    private static String outcome(ListenableFuture<GetChannelResponse> call) {
        ExecutionException failed = catchThrowableOfType(ExecutionException.class, call::get);
        return failed != null && failed.getCause() instanceof StatusRuntimeException status
                ? GrpcUnderTest.reason(status)
                : "ok";
    }

    private static List<ListenableFuture<GetChannelResponse>> calls(int many, String channel) {
        List<ListenableFuture<GetChannelResponse>> calls = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            calls.add(call(channel));
        }
        return calls;
    }

    private static void failSome() {
        for (int i = 0; i < FAILURES; i++) {
            assertThat(outcome(call("unreachable"))).isEqualTo("unavailable");
        }
    }

    @Test
    @Order(1)
    void crowd_isServed_asLongAsNothingFails() {
        List<ListenableFuture<GetChannelResponse>> crowd = calls(1000, "slow");
        await().until(() -> ChannelsUnderTest.SLOW.size() == 1000);

        answerWhatWaits();

        assertThat(crowd).allMatch(call -> outcome(call).equals("ok"));
    }

    @Test
    void onceCallsFail_fewAreTriedAtATime_andTheOthersToldAtOnce() {
        failSome();

        List<ListenableFuture<GetChannelResponse>> crowd = calls(100, "slow");

        await().until(() -> crowd.stream().filter(ListenableFuture::isDone).count() == 100 - LEAST);
        assertThat(crowd.stream().filter(ListenableFuture::isDone))
                .allMatch(call -> outcome(call).equals("overloaded"));
        // Those that are tried may reach the service after the others were told.
        await().until(() -> ChannelsUnderTest.SLOW.size() == LEAST);
    }

    @Test
    void onceCallsSucceedAgain_moreAreTried() {
        failSome();
        List<ListenableFuture<GetChannelResponse>> first = calls(LEAST, "slow");
        await().until(() -> ChannelsUnderTest.SLOW.size() == LEAST);
        answerWhatWaits();
        assertThat(first).allMatch(call -> outcome(call).equals("ok"));

        calls(LEAST + 5, "slow");

        await().until(() -> ChannelsUnderTest.SLOW.size() == LEAST + 5);
    }

    @Test
    void callWhoseClientIsGone_givesItsPlaceBack_onceItIsDone() {
        failSome();
        List<ListenableFuture<GetChannelResponse>> first = calls(LEAST, "slow");
        await().until(() -> ChannelsUnderTest.SLOW.size() == LEAST);
        assertThat(outcome(call("c"))).isEqualTo("overloaded");

        first.forEach(call -> call.cancel(true));
        answerWhatWaits();

        await().until(() -> outcome(call("c")).equals("ok"));
    }
}
