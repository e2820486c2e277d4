package io.openspeak.auth.grpc;

import static io.openspeak.auth.grpc.AuthUser.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.openspeak.auth.TestEnvironment;
import io.openspeak.auth.TokenEntries;
import io.openspeak.auth.v1.LoginResponse;
import io.openspeak.auth.v1.LogoutRequest;
import io.openspeak.auth.v1.RefreshResponse;
import io.openspeak.auth.v1.Revocation;
import io.openspeak.auth.v1.RevokeSignInsRequest;
import io.openspeak.auth.v1.SnapshotRevocationsRequest;
import io.openspeak.auth.v1.SnapshotRevocationsResponse;
import io.openspeak.auth.v1.WhoAmIRequest;
import io.openspeak.auth.v1.WhoAmIResponse;
import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.tokens.TokenVerifier;
import io.openspeak.platform.redis.RedisCommands;
import io.openspeak.platform.redis.log.LogPosition;
import io.openspeak.platform.redis.log.PartitionedLog;
import io.openspeak.platform.testing.GrpcUnderTest;
import io.openspeak.platform.testing.RealRedisResource;
import io.openspeak.platform.testing.TestKeys;
import io.openspeak.platform.testing.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sign-ins that go on, and how they end: refresh, logout, revocation. */
@QuarkusTest
@QuarkusTestResource(RealRedisResource.class)
@QuarkusTestResource(TestKeys.class)
@QuarkusTestResource(TestEnvironment.class)
class SignInsTest {

    private final ManagedChannel connection = GrpcUnderTest.connect();
    private final AuthUser auth = new AuthUser(connection);

    @Inject
    TokenVerifier verifier;

    @Inject
    Redis redis;

    @ConfigProperty(name = "openspeak.auth.tokens-file")
    Path tokensFile;

    @AfterEach
    void disconnect() {
        connection.shutdownNow();
    }

    @Test
    void login_password_givesRefreshTokenOfTheSameSignIn() {
        LoginResponse signIn = auth.signIn(auth.account());

        RefreshResponse refreshed = auth.refresh(signIn.getRefreshToken());

        Caller before = verifier.verify(signIn.getAccessToken());
        Caller after = verifier.verify(refreshed.getAccessToken());
        assertThat(after.claims().familyId()).isEqualTo(before.claims().familyId());
        assertThat(after.tokenId()).isNotEqualTo(before.tokenId());
        assertThat(after.claims().deviceId()).isEqualTo("laptop");
        assertThat(refreshed.getRefreshExpiresAt()).isGreaterThan(signIn.getExpiresAt());
        assertThat(signIn.getRefreshExpiresAt()).isGreaterThan(signIn.getExpiresAt());
    }

    @Test
    void refresh_lostAnswerAskedAgain_givesTheSameSuccessor() {
        LoginResponse signIn = auth.signIn(auth.account());
        RefreshResponse lost = auth.refresh(signIn.getRefreshToken());

        RefreshResponse again = auth.refresh(signIn.getRefreshToken());

        assertThat(again.getRefreshToken()).isEqualTo(lost.getRefreshToken());
        assertThat(auth.refresh(again.getRefreshToken()).getRefreshToken()).isNotEmpty();
    }

    @Test
    void refresh_stolenOne_endsTheSignInForBoth() {
        LoginResponse signIn = auth.signIn(auth.account());
        RefreshResponse second = auth.refresh(signIn.getRefreshToken());
        RefreshResponse third = auth.refresh(second.getRefreshToken());

        assertRefused(() -> auth.refresh(signIn.getRefreshToken()), "token_reused");

        assertRefused(() -> auth.refresh(third.getRefreshToken()), "unauthorized");
        awaitRefused(third.getAccessToken());
        assertThat(auth.validate(third.getAccessToken()).getReason()).isEqualTo("revoked");
    }

    @Test
    void refresh_garbage_isUnauthorized() {
        assertRefused(() -> auth.refresh("osr_nonsense"), "unauthorized");
        assertRefused(() -> auth.refresh("osr_!!!!.x.y.z"), "unauthorized");
    }

    @Test
    void refresh_rolesChanged_carriesTheNewOnes() {
        String user = auth.account();
        LoginResponse signIn = auth.signIn(user);
        set(user, "roles", "moderator");

        RefreshResponse refreshed = auth.refresh(signIn.getRefreshToken());

        assertThat(verifier.verify(refreshed.getAccessToken()).moderates()).isTrue();
    }

    @Test
    void refresh_disabledAccount_endsTheSignIn() {
        String user = auth.account();
        LoginResponse signIn = auth.signIn(user);
        set(user, "disabled", "1");

        assertRefused(() -> auth.refresh(signIn.getRefreshToken()), "account_disabled");

        set(user, "disabled", "0");
        assertRefused(() -> auth.refresh(signIn.getRefreshToken()), "unauthorized");
    }

    @Test
    void logout_always_endsThisSignInAndNoOther() {
        String user = auth.account();
        LoginResponse signIn = auth.signIn(user);
        LoginResponse other = auth.signIn(user);

        auth.with(signIn.getAccessToken()).logout(LogoutRequest.getDefaultInstance());

        awaitRefused(signIn.getAccessToken());
        assertRefused(() -> auth.refresh(signIn.getRefreshToken()), "unauthorized");
        assertThat(whoAmI(other.getAccessToken()).getUserId()).isEqualTo(user);
        assertThat(auth.refresh(other.getRefreshToken()).getAccessToken()).isNotEmpty();
    }

    @Test
    void logout_tokenWithoutFamily_isInvalid() {
        assertRefused(
                () -> auth.with(TestTokens.trusted().of("alice")).logout(LogoutRequest.getDefaultInstance()),
                "invalid_request");
    }

    @Test
    void revokeSignIns_thenSignInAtOnce_onlyTheNewOneCounts() {
        String user = auth.account();
        LoginResponse old = auth.signIn(user);

        auth.with(old.getAccessToken()).revokeSignIns(RevokeSignInsRequest.getDefaultInstance());
        LoginResponse fresh = auth.signIn(user);

        awaitRefused(old.getAccessToken());
        assertRefused(() -> auth.refresh(old.getRefreshToken()), "unauthorized");
        assertThat(auth.validate(fresh.getAccessToken()).getValid()).isTrue();
        assertThat(whoAmI(fresh.getAccessToken()).getUserId()).isEqualTo(user);
    }

    @Test
    void revokeSignIns_ofSomebodyElse_isForAdmins() {
        String user = auth.account();
        LoginResponse signIn = auth.signIn(user);
        RevokeSignInsRequest request =
                RevokeSignInsRequest.newBuilder().setUserId(user).build();

        assertRefused(() -> auth.with(TestTokens.trusted().of("mallory")).revokeSignIns(request), "forbidden");

        auth.admin().revokeSignIns(request);
        awaitRefused(signIn.getAccessToken());
    }

    @Test
    void validateToken_afterRevocation_saysRevokedAtOnce() {
        String user = auth.account();
        LoginResponse signIn = auth.signIn(user);

        auth.with(signIn.getAccessToken()).logout(LogoutRequest.getDefaultInstance());

        assertThat(auth.validate(signIn.getAccessToken()).getReason()).isEqualTo("revoked");
    }

    @Test
    void snapshotRevocations_afterLogout_hasItAndAPositionNotBehindIt() {
        LoginResponse signIn = auth.signIn(auth.account());
        String family = verifier.verify(signIn.getAccessToken()).claims().familyId();
        String written = auth.with(signIn.getAccessToken())
                .logout(LogoutRequest.getDefaultInstance())
                .getPosition();

        SnapshotRevocationsResponse snapshot = auth.with(TestTokens.trusted().of("voice-service", "service"))
                .snapshotRevocations(SnapshotRevocationsRequest.getDefaultInstance());

        assertThat(snapshot.getRevocationsList())
                .extracting(Revocation::getFamilyId)
                .contains(family);
        assertThat(LogPosition.decode(snapshot.getPosition()).covers(LogPosition.decode(written)))
                .isTrue();
    }

    @Test
    void whoAmI_afterSignIn_saysAllOfTheToken() {
        String user = auth.account("moderator");
        LoginResponse signIn = auth.signIn(user);

        WhoAmIResponse me = whoAmI(signIn.getAccessToken());

        assertThat(me.getUserId()).isEqualTo(user);
        assertThat(me.getRolesList()).containsExactly("moderator");
        assertThat(me.getExpiresAt()).isEqualTo(signIn.getExpiresAt());
        assertThat(me.getDeviceId()).isEqualTo("laptop");
        assertThat(me.getIssuer()).isEqualTo("openspeak");
        assertThat(me.getTokenId()).isNotEmpty();
        assertThat(me.getScopesList()).isEmpty();
    }

    @Test
    void tokensFile_entryGone_cutsWhatItSignedIn() throws IOException {
        String token = "ost_" + UUID.randomUUID();
        TokenEntries.write(tokensFile, TokenEntries.entry("watcher", "dashboard", token, "null"));
        LoginResponse signIn = await().ignoreException(StatusRuntimeException.class)
                .until(() -> auth.signInWith(token), answer -> true);

        TokenEntries.write(tokensFile);

        await().until(() -> auth.validate(signIn.getAccessToken()).getReason(), "revoked"::equals);
        awaitRefused(signIn.getAccessToken());
    }

    private void awaitRefused(String accessToken) {
        await().untilAsserted(() -> assertRefused(() -> whoAmI(accessToken), "unauthorized"));
    }

    private WhoAmIResponse whoAmI(String accessToken) {
        return auth.with(accessToken).whoAmI(WhoAmIRequest.getDefaultInstance());
    }

    private void set(String user, String field, String value) {
        String account =
                new PartitionedLog("auth", 16).key(new PartitionedLog("auth", 16).partitionOf(user), "account:" + user);
        new RedisCommands(redis)
                .send(Command.HSET, account, field, value)
                .await()
                .indefinitely();
    }
}
