package io.openspeak.platform.identity.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.Any;
import com.google.rpc.RetryInfo;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.openspeak.channel.v1.ChannelServiceGrpc;
import io.openspeak.channel.v1.ChannelServiceGrpc.ChannelServiceBlockingStub;
import io.openspeak.channel.v1.GetChannelRequest;
import io.openspeak.platform.identity.tokens.KeySource;
import io.openspeak.platform.testing.GrpcUnderTest;
import io.openspeak.platform.testing.TestKeys;
import io.openspeak.platform.testing.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Callers who call too often, at a running service. */
@QuarkusTest
@TestProfile(RateInterceptorTest.FewCalls.class)
@QuarkusTestResource(TestKeys.class)
class RateInterceptorTest {

    /** Three calls, and then one a second. */
    public static class FewCalls implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("openspeak.identity.rate.burst", "3", "openspeak.identity.rate.per-second", "1");
        }
    }

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
        Awaitility.await().until(keys::ready);
    }

    @Test
    void call_tooOften_isLimitedAndToldWhenToComeBack() throws Exception {
        StatusRuntimeException limited = callTillRefused(as("eager", "member"));

        assertThat(GrpcUnderTest.reason(limited)).isEqualTo("rate_limited");
        assertThat(retryAfterSeconds(limited)).isEqualTo(1);
        assertThat(as("patient", "member").getChannel(get()).hasChannel()).isTrue();
    }

    @Test
    void call_tooOftenByService_goesThrough() {
        assertThat(callTillRefused(as("presence-service", "service"))).isNull();
    }

    private static StatusRuntimeException callTillRefused(ChannelServiceBlockingStub stub) {
        return catchThrowableOfType(StatusRuntimeException.class, () -> {
            for (int i = 0; i < 50; i++) {
                stub.getChannel(get());
            }
        });
    }

    private static long retryAfterSeconds(StatusRuntimeException limited) throws Exception {
        for (Any detail : StatusProto.fromThrowable(limited).getDetailsList()) {
            if (detail.is(RetryInfo.class)) {
                return detail.unpack(RetryInfo.class).getRetryDelay().getSeconds();
            }
        }
        return 0;
    }

    private static GetChannelRequest get() {
        return GetChannelRequest.newBuilder().setChannelId("c").build();
    }

    private static ChannelServiceBlockingStub as(String user, String role) {
        return GrpcUnderTest.with(TestTokens.trusted().of(user, role), ChannelServiceGrpc.newBlockingStub(connection));
    }
}
