package io.openspeak.platform.identity.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.openspeak.channel.v1.ChannelServiceGrpc;
import io.openspeak.channel.v1.ChannelServiceGrpc.ChannelServiceBlockingStub;
import io.openspeak.channel.v1.GetChannelRequest;
import io.openspeak.channel.v1.KickMemberRequest;
import io.openspeak.channel.v1.SnapshotChannelsRequest;
import io.openspeak.platform.identity.tokens.KeySource;
import io.openspeak.platform.testing.GrpcUnderTest;
import io.openspeak.platform.testing.TestKeys;
import io.openspeak.platform.testing.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What contracts declare, enforced in a running service. */
@QuarkusTest
@QuarkusTestResource(TestKeys.class)
class InterceptorsTest {

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
    void call_validToken_reachesTheServiceWithItsCaller() {
        assertThat(as("alice", "member").getChannel(get("c")).getChannel().getName())
                .isEqualTo("alice");
    }

    @Test
    void call_compressed_isRefused_beforeItIsInflated() {
        assertRefused(
                () -> as("alice", "member").withCompression("gzip").getChannel(get("c")),
                Status.Code.INVALID_ARGUMENT,
                "invalid_request");
    }

    @Test
    void call_noToken_isUnauthorized() {
        assertRefused(() -> anyone().getChannel(get("c")), Status.Code.UNAUTHENTICATED, "unauthorized");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.openspeak.platform.identity.tokens.BadTokens#all")
    void call_badToken_isUnauthorized(String name, String token) {
        assertRefused(
                () -> GrpcUnderTest.with(token, anyone()).getChannel(get("c")),
                Status.Code.UNAUTHENTICATED,
                "unauthorized");
    }

    @Test
    void call_missingRole_isForbidden() {
        assertRefused(
                () -> as("alice", "member")
                        .snapshotChannels(SnapshotChannelsRequest.getDefaultInstance())
                        .hasNext(),
                Status.Code.PERMISSION_DENIED,
                "forbidden");
    }

    @Test
    void call_limitedTokenWithoutTheScope_isForbidden() {
        assertRefused(
                () -> limitedTo("presence_read").getChannel(get("c")), Status.Code.PERMISSION_DENIED, "forbidden");
    }

    @Test
    void call_limitedTokenOfUnknownScopes_isForbidden() {
        assertRefused(() -> limitedTo("everything").getChannel(get("c")), Status.Code.PERMISSION_DENIED, "forbidden");
    }

    @Test
    void call_limitedTokenWithTheScope_reachesTheService() {
        assertThat(limitedTo("presence_read channels_read")
                        .getChannel(get("c"))
                        .getChannel()
                        .getName())
                .isEqualTo("alice");
    }

    @Test
    void call_revokedToken_isUnauthorized() {
        String token = TestTokens.trusted()
                .shape("alice")
                .claim("family", RevokedFamily.ID)
                .sign();

        assertRefused(
                () -> GrpcUnderTest.with(token, anyone()).getChannel(get("c")),
                Status.Code.UNAUTHENTICATED,
                "unauthorized");
    }

    @Test
    void call_brokenLimit_isInvalid() {
        assertRefused(() -> as("alice", "member").getChannel(get("")), Status.Code.INVALID_ARGUMENT, "invalid_request");
    }

    @Test
    void call_brokenLimitWithoutToken_isUnauthorizedFirst() {
        assertRefused(() -> anyone().getChannel(get("")), Status.Code.UNAUTHENTICATED, "unauthorized");
    }

    @Test
    void call_serviceBreaks_saysNothingOfIt() {
        StatusRuntimeException broken = assertRefused(
                () -> as("a", "member").getChannel(get("broken")), Status.Code.INTERNAL, "internal_error");

        assertThat(broken.toString()).doesNotContain("hunter2");
    }

    @Test
    void call_streamBreaks_saysNothingOfIt() {
        StatusRuntimeException broken = assertRefused(
                () -> as("a", "service")
                        .snapshotChannels(SnapshotChannelsRequest.getDefaultInstance())
                        .hasNext(),
                Status.Code.INTERNAL,
                "internal_error");

        assertThat(broken.toString()).doesNotContain("hunter2");
    }

    @Test
    void call_notBuilt_saysSo() {
        KickMemberRequest request =
                KickMemberRequest.newBuilder().setChannelId("c").setUserId("u").build();

        assertRefused(() -> as("alice", "member").kickMember(request), Status.Code.UNIMPLEMENTED, "not_built");
    }

    private static GetChannelRequest get(String id) {
        return GetChannelRequest.newBuilder().setChannelId(id).build();
    }

    private static ChannelServiceBlockingStub anyone() {
        return ChannelServiceGrpc.newBlockingStub(connection);
    }

    private static ChannelServiceBlockingStub as(String user, String role) {
        return GrpcUnderTest.with(TestTokens.trusted().of(user, role), anyone());
    }

    private static ChannelServiceBlockingStub limitedTo(String scopes) {
        return GrpcUnderTest.with(
                TestTokens.trusted().shape("alice").claim("scope", scopes).sign(), anyone());
    }

    private static StatusRuntimeException assertRefused(ThrowingCallable call, Status.Code code, String reason) {
        StatusRuntimeException refused = catchThrowableOfType(StatusRuntimeException.class, call);
        assertThat(refused).isNotNull();
        assertThat(refused.getStatus().getCode()).isEqualTo(code);
        assertThat(GrpcUnderTest.reason(refused)).isEqualTo(reason);
        return refused;
    }
}
