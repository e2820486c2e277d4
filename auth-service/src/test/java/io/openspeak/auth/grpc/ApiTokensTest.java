package io.openspeak.auth.grpc;

import static io.openspeak.auth.grpc.AuthUser.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grpc.ManagedChannel;
import io.openspeak.auth.TestEnvironment;
import io.openspeak.auth.v1.CreateTokenRequest;
import io.openspeak.auth.v1.CreateTokenResponse;
import io.openspeak.auth.v1.ListTokensRequest;
import io.openspeak.auth.v1.ListTokensResponse;
import io.openspeak.auth.v1.LoginResponse;
import io.openspeak.auth.v1.RevokeTokenRequest;
import io.openspeak.auth.v1.RotateTokenResponse;
import io.openspeak.auth.v1.TokenInfo;
import io.openspeak.auth.v1.ValidateTokenResponse;
import io.openspeak.auth.v1.WhoAmIRequest;
import io.openspeak.platform.identity.AccessClaims;
import io.openspeak.platform.identity.tokens.TokenVerifier;
import io.openspeak.platform.redis.RedisCommands;
import io.openspeak.platform.redis.log.PartitionedLog;
import io.openspeak.platform.testing.GrpcUnderTest;
import io.openspeak.platform.testing.RealRedisResource;
import io.openspeak.platform.testing.TestKeys;
import io.openspeak.platform.testing.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The life of API tokens, as their owners and administrators meet it. */
@QuarkusTest
@QuarkusTestResource(RealRedisResource.class)
@QuarkusTestResource(TestKeys.class)
@QuarkusTestResource(TestEnvironment.class)
class ApiTokensTest {

    private final ManagedChannel connection = GrpcUnderTest.connect();
    private final AuthUser auth = new AuthUser(connection);

    @Inject
    TokenVerifier verifier;

    @Inject
    Redis redis;

    @AfterEach
    void disconnect() {
        connection.shutdownNow();
    }

    @Test
    void createdToken_signsIn_withRolesOfTheOwnerNowAndItsScopes() {
        String user = auth.account();
        CreateTokenResponse token = auth.token(signIn(user), "voice", "channels_join");
        set(user, "roles", "moderator");

        LoginResponse answer = auth.signInWith(token.getSecret());

        AccessClaims claims = verifier.verify(answer.getAccessToken()).claims();
        assertThat(answer.getUserId()).isEqualTo(user);
        assertThat(answer.getRolesList()).containsExactly("moderator");
        assertThat(answer.getRefreshToken()).isEmpty();
        assertThat(claims.familyId()).isEqualTo(token.getToken().getTokenId());
        assertThat(claims.scopes().names()).containsExactly("channels_join", "voice");
        assertThat(token.getSecret()).startsWith("os_" + token.getToken().getTokenId() + "_");
    }

    @Test
    void createAndRotate_byWhoHasFewerRolesThanTheAccount_areForbidden() {
        String user = auth.account("admin");
        CreateTokenResponse existing = auth.token(signIn(user));
        String narrower = TestTokens.trusted().of(user, "member");

        assertRefused(() -> auth.token(narrower), "forbidden");
        assertRefused(() -> auth.rotate(narrower, existing, 0), "forbidden");
        assertThat(auth.signInWith(existing.getSecret()).getRolesList()).containsExactly("admin");
    }

    @Test
    void create_byAnApiTokenThatEnds_endsNoLater() {
        CreateTokenResponse parent = create(signIn(auth.account()), 3600);
        String access = auth.signInWith(parent.getSecret()).getAccessToken();

        assertRefused(() -> create(access, 0), "invalid_request");
        assertRefused(() -> create(access, 7200), "invalid_request");
        assertThat(create(access, 60).getToken().getExpiresAt())
                .isLessThanOrEqualTo(parent.getToken().getExpiresAt());
    }

    @Test
    void signIn_ofTokenThatEndsSoon_doesNotOutliveIt() {
        CreateTokenResponse token = create(signIn(auth.account()), 60);

        LoginResponse answer = auth.signInWith(token.getSecret());

        assertThat(answer.getExpiresAt()).isLessThanOrEqualTo(token.getToken().getExpiresAt());
    }

    @Test
    void signIn_endedToken_isRefusedAndValidateSaysExpired() {
        CreateTokenResponse token = create(signIn(auth.account()), 1);

        await().until(() -> auth.validate(token.getSecret()).getReason(), "expired"::equals);

        assertRefused(() -> auth.signInWith(token.getSecret()), "bad_credentials");
    }

    @Test
    void signIn_disabledOwner_isRefused() {
        String user = auth.account();
        CreateTokenResponse token = auth.token(signIn(user));
        set(user, "disabled", "1");

        assertRefused(() -> auth.signInWith(token.getSecret()), "account_disabled");
        assertThat(auth.validate(token.getSecret()).getReason()).isEqualTo("revoked");
    }

    @Test
    void signIn_wrongSecretOfARealToken_isRefusedAsForged() {
        String secret = auth.token(signIn(auth.account())).getSecret();
        String forged = secret.substring(0, secret.length() - 4) + "AAAA";

        assertRefused(() -> auth.signInWith(forged), "bad_credentials");
        assertThat(auth.validate(forged).getReason()).isEqualTo("forged");
    }

    @Test
    void revokeToken_own_cutsWhatItSignedIn() {
        String access = signIn(auth.account());
        CreateTokenResponse token = auth.token(access);
        String used = auth.signInWith(token.getSecret()).getAccessToken();

        revoke(access, token);

        await().untilAsserted(() ->
                assertRefused(() -> auth.with(used).whoAmI(WhoAmIRequest.getDefaultInstance()), "unauthorized"));
        assertRefused(() -> auth.signInWith(token.getSecret()), "bad_credentials");
        assertThat(auth.validate(token.getSecret()).getReason()).isEqualTo("revoked");
        assertThat(auth.validate(used).getReason()).isEqualTo("revoked");
        assertThat(list(access).getTokensList()).isEmpty();
    }

    @Test
    void revokeToken_ofSomebodyElse_isNotFoundExceptForAdmins() {
        CreateTokenResponse token = auth.token(signIn(auth.account()));

        assertRefused(() -> revoke(signIn(auth.account()), token), "token_not_found");

        revoke(signIn(auth.account("admin")), token);
        assertThat(auth.validate(token.getSecret()).getReason()).isEqualTo("revoked");
    }

    @Test
    void revokeToken_unknown_isNotFound() {
        String access = signIn(auth.account());

        for (String id : List.of("x", "ff" + "0".repeat(30), "00" + "0".repeat(30))) {
            assertRefused(
                    () -> auth.with(access)
                            .revokeToken(RevokeTokenRequest.newBuilder()
                                    .setTokenId(id)
                                    .build()),
                    "token_not_found");
        }
    }

    @Test
    void rotateToken_withOverlap_letsBothSecretsCountForAWhile() {
        String access = signIn(auth.account());
        CreateTokenResponse token = auth.token(access);
        String before = auth.signInWith(token.getSecret()).getAccessToken();

        RotateTokenResponse rotated = auth.rotate(access, token, 60);

        assertThat(rotated.getToken().getTokenId()).isEqualTo(token.getToken().getTokenId());
        assertThat(auth.signInWith(rotated.getSecret()).getUserId())
                .isEqualTo(token.getToken().getUserId());
        assertThat(auth.signInWith(token.getSecret()).getExpiresAt())
                .isLessThanOrEqualTo(System.currentTimeMillis() + 60_000);
        assertThat(auth.validate(before).getValid()).isTrue();
    }

    @Test
    void rotateToken_withoutOverlap_cutsWhatTheOldSecretSignedIn() {
        String access = signIn(auth.account());
        CreateTokenResponse token = auth.token(access);
        String before = auth.signInWith(token.getSecret()).getAccessToken();

        RotateTokenResponse rotated = auth.rotate(access, token, 0);

        assertRefused(() -> auth.signInWith(token.getSecret()), "bad_credentials");
        assertThat(auth.validate(before).getReason()).isEqualTo("revoked");
        String after = auth.signInWith(rotated.getSecret()).getAccessToken();
        assertThat(auth.validate(after).getValid()).isTrue();
    }

    @Test
    void listTokens_inPages_showsEachOnceOldestFirstAndNoSecret() {
        String access = signIn(auth.account());
        List<String> created = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            created.add(auth.token(access).getToken().getTokenId());
        }

        List<String> listed = new ArrayList<>();
        String next = "";
        do {
            ListTokensResponse page = auth.with(access)
                    .listTokens(ListTokensRequest.newBuilder()
                            .setPageSize(2)
                            .setPageToken(next)
                            .build());
            page.getTokensList().stream().map(TokenInfo::getTokenId).forEach(listed::add);
            next = page.getNextPageToken();
        } while (!next.isEmpty());

        assertThat(listed).containsExactlyInAnyOrderElementsOf(created).doesNotHaveDuplicates();
        assertRefused(
                () -> auth.with(access)
                        .listTokens(ListTokensRequest.newBuilder()
                                .setPageToken("bogus")
                                .build()),
                "invalid_request");
    }

    @Test
    void listTokens_afterUse_saysWhen() {
        String access = signIn(auth.account());
        CreateTokenResponse token = auth.token(access);
        assertThat(list(access).getTokens(0).getLastUsedAt()).isZero();

        auth.signInWith(token.getSecret());

        long used = list(access).getTokens(0).getLastUsedAt();
        assertThat(used).isBetween(token.getToken().getCreatedAt(), System.currentTimeMillis());
        auth.signInWith(token.getSecret());
        assertThat(list(access).getTokens(0).getLastUsedAt())
                .as("written once a minute")
                .isEqualTo(used);
    }

    @Test
    void validateToken_ofApiToken_showsIt() {
        String user = auth.account();
        CreateTokenResponse token = auth.token(signIn(user), "voice");

        ValidateTokenResponse answer = auth.validate(token.getSecret());

        assertThat(answer.getValid()).isTrue();
        assertThat(answer.getToken()).isEqualTo(token.getToken());
    }

    private Response send(Command command, Object... arguments) {
        return Objects.requireNonNull(
                new RedisCommands(redis).send(command, arguments).await().indefinitely());
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

    private void revoke(String access, CreateTokenResponse token) {
        String id = token.getToken().getTokenId();
        assertThat(auth.with(access)
                        .revokeToken(
                                RevokeTokenRequest.newBuilder().setTokenId(id).build())
                        .getPosition())
                .isNotEmpty();
    }

    private ListTokensResponse list(String access) {
        return auth.with(access).listTokens(ListTokensRequest.getDefaultInstance());
    }

    private void set(String user, String field, String value) {
        PartitionedLog log = new PartitionedLog("auth", 16);
        send(Command.HSET, log.key(log.partitionOf(user), "account:" + user), field, value);
    }
}
