package io.openspeak.auth.grpc;

import static io.openspeak.auth.grpc.AuthUser.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.ManagedChannel;
import io.openspeak.auth.TestEnvironment;
import io.openspeak.auth.v1.CreateTokenRequest;
import io.openspeak.auth.v1.CreateTokenResponse;
import io.openspeak.auth.v1.WhoAmIRequest;
import io.openspeak.platform.testing.GrpcUnderTest;
import io.openspeak.platform.testing.RealRedisResource;
import io.openspeak.platform.testing.TestKeys;
import io.openspeak.platform.testing.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What may be asked of API tokens, and by whom. */
@QuarkusTest
@QuarkusTestResource(RealRedisResource.class)
@QuarkusTestResource(TestKeys.class)
@QuarkusTestResource(TestEnvironment.class)
class TokenRightsTest {

    private final ManagedChannel connection = GrpcUnderTest.connect();
    private final AuthUser auth = new AuthUser(connection);

    @AfterEach
    void disconnect() {
        connection.shutdownNow();
    }

    @Test
    void createdToken_limited_isRefusedElsewhere() {
        CreateTokenResponse token = auth.token(signIn(auth.account()), "voice");

        String access = auth.signInWith(token.getSecret()).getAccessToken();

        assertRefused(() -> auth.with(access).whoAmI(WhoAmIRequest.getDefaultInstance()), "forbidden");
    }

    @Test
    void createToken_fromLimitedToken_neverHasMore() {
        String access = auth.signInWith(
                        auth.token(signIn(auth.account()), "account", "voice").getSecret())
                .getAccessToken();

        assertRefused(() -> auth.token(access), "forbidden");
        assertRefused(() -> auth.token(access, "account", "channels_manage"), "forbidden");
        assertThat(auth.token(access, "voice").getToken().getScopesList()).containsExactly("voice");
    }

    @Test
    void rotateToken_withMoreScopesThanTheCaller_isRefused() {
        String full = signIn(auth.account());
        CreateTokenResponse unlimited = auth.token(full);
        String limited =
                auth.signInWith(auth.token(full, "account").getSecret()).getAccessToken();

        assertRefused(() -> auth.rotate(limited, unlimited, 0), "forbidden");
    }

    @Test
    void createToken_ofAdminWithLimits_forOthersNeedsTheScope() {
        String admin = signIn(auth.account("admin"));
        String other = auth.account();
        String limited =
                auth.signInWith(auth.token(admin, "account").getSecret()).getAccessToken();
        CreateTokenRequest request = CreateTokenRequest.newBuilder()
                .setName("theirs")
                .setUserId(other)
                .addScopes("account")
                .build();

        assertRefused(() -> auth.with(limited).createToken(request), "forbidden");
        assertThat(auth.with(admin).createToken(request).getToken().getUserId()).isEqualTo(other);
    }

    @Test
    void createToken_forSomebodyElse_isForAdmins() {
        CreateTokenRequest request = CreateTokenRequest.newBuilder()
                .setName("theirs")
                .setUserId(auth.account())
                .build();

        assertRefused(() -> auth.with(signIn(auth.account())).createToken(request), "forbidden");
    }

    @Test
    void createToken_badRequests_areInvalid() {
        String access = signIn(auth.account());

        assertRefused(() -> auth.token(access, "everything"), "invalid_request");
        assertRefused(() -> auth.token(access, "SCOPE_VOICE"), "invalid_request");
        assertRefused(() -> auth.token(access, "unspecified"), "invalid_request");
        assertRefused(() -> create(access, -1), "invalid_request");
        assertRefused(() -> create(access, Long.MAX_VALUE), "invalid_request");
        assertRefused(() -> create(access, Long.MIN_VALUE), "invalid_request");
    }

    @Test
    void createToken_withoutAccount_isNotFound() {
        assertRefused(() -> auth.token(TestTokens.trusted().of("nobody-known")), "user_not_found");
    }

    @Test
    void rotateToken_badOverlap_isInvalid() {
        String access = signIn(auth.account());
        CreateTokenResponse token = auth.token(access);

        assertRefused(() -> auth.rotate(access, token, -1), "invalid_request");
        assertRefused(() -> auth.rotate(access, token, Duration.ofDays(8).toSeconds()), "invalid_request");
        assertRefused(() -> auth.rotate(access, token, Long.MAX_VALUE), "invalid_request");
    }

    @Test
    void createToken_oneTooMany_isRefused() {
        String access = signIn(auth.account());
        for (int i = 0; i < 100; i++) {
            auth.token(access);
        }

        assertRefused(() -> auth.token(access), "invalid_request");
    }

    private String signIn(String user) {
        return auth.signIn(user).getAccessToken();
    }

    private CreateTokenResponse create(String access, long ttl) {
        return auth.with(access)
                .createToken(CreateTokenRequest.newBuilder()
                        .setName("robot")
                        .setTtlSeconds(ttl)
                        .build());
    }
}
