package io.openspeak.auth.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.openspeak.auth.TestEnvironment;
import io.openspeak.auth.TokenEntries;
import io.openspeak.auth.v1.AuthServiceGrpc;
import io.openspeak.auth.v1.AuthServiceGrpc.AuthServiceBlockingStub;
import io.openspeak.auth.v1.CreateAccountRequest;
import io.openspeak.auth.v1.CreateAccountResponse;
import io.openspeak.auth.v1.GetAccountRequest;
import io.openspeak.auth.v1.LoginRequest;
import io.openspeak.auth.v1.LoginResponse;
import io.openspeak.auth.v1.PasswordCredential;
import io.openspeak.auth.v1.ValidateTokenRequest;
import io.openspeak.auth.v1.ValidateTokenResponse;
import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.Role;
import io.openspeak.platform.identity.tokens.TokenVerifier;
import io.openspeak.platform.redis.RedisCommands;
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
import java.time.Duration;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** auth.v1 as a client meets it, on a real Redis. */
@QuarkusTest
@QuarkusTestResource(RealRedisResource.class)
@QuarkusTestResource(TestKeys.class)
@QuarkusTestResource(TestEnvironment.class)
class AuthGrpcTest {

    private static final String PASSWORD = "correct horse battery";

    private static ManagedChannel connection;

    @Inject
    TokenVerifier verifier;

    @Inject
    Redis redis;

    @ConfigProperty(name = "openspeak.auth.tokens-file")
    Path tokensFile;

    @BeforeAll
    static void connect() {
        connection = GrpcUnderTest.connect();
    }

    @AfterAll
    static void disconnect() {
        connection.shutdownNow();
    }

    @Test
    void login_rightPassword_givesTokenOfTheAccount() {
        String user = account(PASSWORD);

        LoginResponse answer = anyone().login(password(user, PASSWORD));

        Caller caller = verifier.verify(answer.getAccessToken());
        assertThat(caller.user().value()).isEqualTo(user);
        assertThat(caller.roles()).containsExactly(Role.MEMBER);
        assertThat(caller.expiresAt().toEpochMilli()).isEqualTo(answer.getExpiresAt());
        assertThat(answer.getRolesList()).containsExactly("member");
    }

    @Test
    void login_wrongPassword_isRefused() {
        String user = account(PASSWORD);

        assertRefused(() -> anyone().login(password(user, "wrong")), Status.Code.UNAUTHENTICATED, "bad_credentials");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "no body", "{1}", "a\nb"})
    void login_unknownName_isRefusedLikeAWrongPassword(String name) {
        StatusRuntimeException unknown = failure(() -> anyone().login(password(name, PASSWORD)));

        StatusRuntimeException wrong = failure(() -> anyone().login(password(account(PASSWORD), "wrong")));
        assertThat(unknown.getStatus().getDescription())
                .isEqualTo(wrong.getStatus().getDescription());
        assertThat(GrpcUnderTest.reason(unknown)).isEqualTo("bad_credentials");
    }

    @Test
    void login_disabledAccount_isRefusedWithTheReason() {
        String user = account(PASSWORD);
        disable(user);

        assertRefused(
                () -> anyone().login(password(user, PASSWORD)), Status.Code.PERMISSION_DENIED, "account_disabled");
    }

    @Test
    void login_nothingSet_isInvalid() {
        assertRefused(
                () -> anyone().login(LoginRequest.getDefaultInstance()),
                Status.Code.INVALID_ARGUMENT,
                "invalid_request");
    }

    @Test
    void login_overLongName_isInvalid() {
        assertRefused(
                () -> anyone().login(password("x".repeat(65), PASSWORD)),
                Status.Code.INVALID_ARGUMENT,
                "invalid_request");
    }

    @Test
    void login_tokensFileChanged_newTokenCountsAndOldOneDoesNot() throws IOException {
        String old = token();
        TokenEntries.write(tokensFile, TokenEntries.entry("alice", "member", old, "null"));
        awaitSignIn(old);

        String fresh = token();
        TokenEntries.write(tokensFile, TokenEntries.entry("watcher", "service", fresh, "null"));

        LoginResponse answer = awaitSignIn(fresh);
        assertThat(answer.getUserId()).isEqualTo("watcher");
        assertThat(answer.getRolesList()).containsExactly("service");
        assertRefused(() -> anyone().login(token(old)), Status.Code.UNAUTHENTICATED, "bad_credentials");
    }

    @Test
    void login_tokenOfDisabledAccount_isRefused() throws IOException {
        String user = account(PASSWORD);
        String token = token();
        TokenEntries.write(tokensFile, TokenEntries.entry(user, "member", token, "null"));
        awaitSignIn(token);
        disable(user);

        assertRefused(() -> anyone().login(token(token)), Status.Code.PERMISSION_DENIED, "account_disabled");
    }

    @Test
    void login_endedToken_isRefused() throws IOException {
        String ended = token();
        String valid = token();
        TokenEntries.write(
                tokensFile,
                TokenEntries.entry("alice", "member", ended, "\"2020-01-01T00:00:00+01:00\""),
                TokenEntries.entry("bob", "member", valid, "\"2999-01-01T00:00:00Z\""));
        awaitSignIn(valid);

        assertRefused(() -> anyone().login(token(ended)), Status.Code.UNAUTHENTICATED, "bad_credentials");
    }

    @Test
    void createAccount_withoutPassword_makesOneThatWorks() {
        String user = name();

        CreateAccountResponse created = admin().createAccount(
                        CreateAccountRequest.newBuilder().setUserId(user).build());

        assertThat(created.getGeneratedPassword()).hasSizeGreaterThanOrEqualTo(20);
        assertThat(created.getAccount().getRolesList()).containsExactly("member");
        assertThat(anyone().login(password(user, created.getGeneratedPassword()))
                        .getUserId())
                .isEqualTo(user);
    }

    @Test
    void createAccount_twice_isRefused() {
        String user = account(PASSWORD);

        assertRefused(
                () -> admin().createAccount(CreateAccountRequest.newBuilder()
                        .setUserId(user)
                        .build()),
                Status.Code.ALREADY_EXISTS,
                "account_exists");
    }

    @Test
    void createAccount_shortPassword_isInvalid() {
        CreateAccountRequest request = CreateAccountRequest.newBuilder()
                .setUserId(name())
                .setPassword("123456789")
                .build();

        assertRefused(() -> admin().createAccount(request), Status.Code.INVALID_ARGUMENT, "invalid_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"emperor", "service"})
    void createAccount_roleThatAccountsDoNotHave_isInvalid(String role) {
        CreateAccountRequest request = CreateAccountRequest.newBuilder()
                .setUserId(name())
                .addRoles(role)
                .build();

        assertRefused(() -> admin().createAccount(request), Status.Code.INVALID_ARGUMENT, "invalid_request");
    }

    @Test
    void createAccount_asMember_isForbidden() {
        CreateAccountRequest request =
                CreateAccountRequest.newBuilder().setUserId(name()).build();

        assertRefused(() -> as("alice", "member").createAccount(request), Status.Code.PERMISSION_DENIED, "forbidden");
    }

    @Test
    void getAccount_unknown_isNotFound() {
        assertRefused(
                () -> admin().getAccount(GetAccountRequest.newBuilder()
                        .setUserId("nobody")
                        .build()),
                Status.Code.NOT_FOUND,
                "user_not_found");
    }

    @Test
    void validateToken_ofLogin_isValid() {
        String user = account(PASSWORD);
        String token = anyone().login(password(user, PASSWORD)).getAccessToken();

        ValidateTokenResponse answer = validate(token);

        assertThat(answer.getValid()).isTrue();
        assertThat(answer.getToken().getUserId()).isEqualTo(user);
        assertThat(answer.getToken().getTokenId()).isNotEmpty();
    }

    @Test
    void validateToken_badOnes_saysWhy() {
        TestTokens ours = TestTokens.trusted();
        String valid = ours.of("alice");

        assertThat(validate(ours.shape("alice")
                                .endedSince(Duration.ofMinutes(1))
                                .sign())
                        .getReason())
                .isEqualTo("expired");
        assertThat(validate(valid.substring(0, valid.length() - 6) + "AAAAAA").getReason())
                .isEqualTo("forged");
        assertThat(validate(ours.shape("alice").unsigned()).getReason()).isEqualTo("forged");
        assertThat(validate(ours.shape("alice").signedWithPublicKey()).getReason())
                .isEqualTo("forged");
        assertThat(validate(TestTokens.generate().of("alice")).getReason()).isEqualTo("foreign");
        assertThat(validate(ours.shape("alice").issuer("else").sign()).getReason())
                .isEqualTo("foreign");
        assertThat(validate("garbage").getReason()).isEqualTo("malformed");
    }

    private void disable(String user) {
        new RedisCommands(redis)
                .send(Command.HSET, "auth:{" + partition(user) + "}:account:" + user, "disabled", "1")
                .await()
                .indefinitely();
    }

    private static int partition(String user) {
        return new io.openspeak.platform.redis.log.PartitionedLog("auth", 16).partitionOf(user);
    }

    private LoginResponse awaitSignIn(String token) {
        return await().ignoreException(StatusRuntimeException.class)
                .until(() -> anyone().login(token(token)), answer -> true);
    }

    private static ValidateTokenResponse validate(String token) {
        return as("alice", "member")
                .validateToken(ValidateTokenRequest.newBuilder().setToken(token).build());
    }

    private static String account(String password) {
        String user = name();
        admin().createAccount(CreateAccountRequest.newBuilder()
                .setUserId(user)
                .setPassword(password)
                .build());
        return user;
    }

    private static LoginRequest password(String name, String password) {
        return LoginRequest.newBuilder()
                .setPassword(PasswordCredential.newBuilder().setName(name).setPassword(password))
                .build();
    }

    private static LoginRequest token(String token) {
        return LoginRequest.newBuilder().setToken(token).build();
    }

    private static String token() {
        return "ost_" + UUID.randomUUID();
    }

    private static String name() {
        return "user-" + UUID.randomUUID();
    }

    private static AuthServiceBlockingStub anyone() {
        return AuthServiceGrpc.newBlockingStub(connection);
    }

    private static AuthServiceBlockingStub admin() {
        return as("root", "admin");
    }

    private static AuthServiceBlockingStub as(String user, String role) {
        return GrpcUnderTest.with(TestTokens.trusted().of(user, role), anyone());
    }

    private static StatusRuntimeException failure(ThrowingCallable call) {
        return catchThrowableOfType(StatusRuntimeException.class, call);
    }

    private static void assertRefused(ThrowingCallable call, Status.Code code, String reason) {
        StatusRuntimeException refused = failure(call);
        assertThat(refused).isNotNull();
        assertThat(refused.getStatus().getCode()).isEqualTo(code);
        assertThat(GrpcUnderTest.reason(refused)).isEqualTo(reason);
    }
}
