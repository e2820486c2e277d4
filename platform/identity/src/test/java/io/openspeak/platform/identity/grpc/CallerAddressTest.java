package io.openspeak.platform.identity.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import io.openspeak.channel.v1.ChannelServiceGrpc;
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

/** Where calls come from, behind a trusted proxy and without one. */
@QuarkusTest
@TestProfile(CallerAddressTest.BehindProxy.class)
@QuarkusTestResource(TestKeys.class)
class CallerAddressTest {

    /** A service that trusts proxies on this machine. */
    public static class BehindProxy implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.http.proxy.proxy-address-forwarding",
                    "true",
                    "quarkus.http.proxy.trusted-proxies",
                    "127.0.0.1");
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
    void call_direct_comesFromItsConnection() {
        assertThat(addressSeenBy(new Metadata())).isEqualTo("127.0.0.1");
    }

    @Test
    void call_throughTrustedProxy_comesFromWhereItSays() {
        assertThat(addressSeenBy(forwardedFor("2001:DB8::7"))).isEqualTo("2001:db8::7");
    }

    @Test
    void call_throughProxyThatHidesIt_comesFromNowhere() {
        assertThat(addressSeenBy(forwardedFor("unknown"))).isEmpty();
    }

    private static Metadata forwardedFor(String address) {
        Metadata headers = new Metadata();
        headers.put(Metadata.Key.of("x-forwarded-for", Metadata.ASCII_STRING_MARSHALLER), address);
        return headers;
    }

    private static String addressSeenBy(Metadata headers) {
        return GrpcUnderTest.with(TestTokens.trusted().of("alice"), ChannelServiceGrpc.newBlockingStub(connection))
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
                .getChannel(GetChannelRequest.newBuilder().setChannelId("c").build())
                .getChannel()
                .getTopic();
    }
}
