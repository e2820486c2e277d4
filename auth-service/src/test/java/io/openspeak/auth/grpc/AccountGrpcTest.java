package io.openspeak.auth.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.Any;
import com.google.rpc.RetryInfo;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.openspeak.auth.AccountStore;
import io.openspeak.auth.PasswordHashes;
import io.openspeak.auth.TestEntries;
import io.openspeak.auth.TestEnvironment;
import io.openspeak.auth.domain.Account;
import io.openspeak.auth.domain.StoredAccount;
import io.openspeak.auth.v1.AuthServiceGrpc;
import io.openspeak.auth.v1.AuthServiceGrpc.AuthServiceBlockingStub;
import io.openspeak.auth.v1.CreateAccountRequest;
import io.openspeak.auth.v1.DeleteAccountRequest;
import io.openspeak.auth.v1.GetAccountRequest;
import io.openspeak.auth.v1.ListAccountsRequest;
import io.openspeak.auth.v1.ListAccountsResponse;
import io.openspeak.auth.v1.LoginRequest;
import io.openspeak.auth.v1.LoginResponse;
import io.openspeak.auth.v1.PasswordCredential;
import io.openspeak.auth.v1.SetPasswordRequest;
import io.openspeak.auth.v1.UpdateAccountRequest;
import io.openspeak.auth.v1.WhoAmIRequest;
import io.openspeak.platform.identity.Role;
import io.openspeak.platform.identity.UserId;
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
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Administration of accounts and passwords as clients meet it, on a real Redis. */
@QuarkusTest
@QuarkusTestResource(RealRedisResource.class)
@QuarkusTestResource(TestKeys.class)
@QuarkusTestResource(TestEnvironment.class)
class AccountGrpcTest {

    private static final String PASSWORD = "correct horse battery";
    private static final String NEW_PASSWORD = "battery horse correct";

    private static ManagedChannel connection;

    @Inject
    AccountStore accounts;

    @Inject
    PasswordHashes hashes;

    @Inject
    Redis redis;

    @BeforeAll
    static void connect() {
        connection = GrpcUnderTest.connect();
    }

    @AfterAll
    static void disconnect() {
        connection.shutdownNow();
    }

    @Test
    void createAccount_withoutPassword_hasNoneUntilAnAdminSetsOne() {
        String user = name();
        admin().createAccount(CreateAccountRequest.newBuilder()
                .setUserId(user)
                .setWithoutPassword(true)
                .build());
        assertThat(get(user).getHasPassword()).isFalse();
        assertThat(reason(() -> login(user, ""))).isEqualTo("invalid_request");
        assertThat(reason(() -> login(user, PASSWORD))).isEqualTo("bad_credentials");

        admin().setPassword(SetPasswordRequest.newBuilder()
                .setUserId(user)
                .setNewPassword(PASSWORD)
                .build());

        assertThat(login(user, PASSWORD).getUserId()).isEqualTo(user);
        assertThat(get(user).getHasPassword()).isTrue();
    }

    @Test
    void getAccount_afterSignIn_saysWhen() {
        String user = account();
        assertThat(get(user).getLastSignInAt()).isZero();
        Instant before = Instant.now(java.time.Clock.systemUTC()).minusMillis(1);

        login(user, PASSWORD);

        assertThat(get(user).getLastSignInAt()).isGreaterThanOrEqualTo(before.toEpochMilli());
    }

    @Test
    void listAccounts_inPages_givesAllInOrder() {
        List<String> created = List.of(account(), account(), account());

        List<String> listed = new ArrayList<>();
        String page = "";
        do {
            ListAccountsResponse answer = admin().listAccounts(ListAccountsRequest.newBuilder()
                    .setPageSize(2)
                    .setPageToken(page)
                    .build());
            answer.getAccountsList().forEach(account -> listed.add(account.getUserId()));
            page = answer.getNextPageToken();
        } while (!page.isEmpty());

        assertThat(listed).containsAll(created).isSorted().doesNotHaveDuplicates();
        assertThat(reason(() -> admin().listAccounts(
                                ListAccountsRequest.newBuilder().setPageSize(-1).build())))
                .isEqualTo("invalid_request");
    }

    @Test
    void updateAccount_newRoles_holdAtOnce() {
        String user = account();
        String before = login(user, PASSWORD).getAccessToken();

        assertThat(admin().updateAccount(UpdateAccountRequest.newBuilder()
                                .setUserId(user)
                                .setReplaceRoles(true)
                                .addRoles("moderator")
                                .build())
                        .getPosition())
                .isNotEmpty();

        awaitRefused(before);
        LoginResponse after = login(user, PASSWORD);
        assertThat(after.getRolesList()).containsExactly("moderator");
        assertThat(with(after.getAccessToken())
                        .whoAmI(WhoAmIRequest.getDefaultInstance())
                        .getUserId())
                .isEqualTo(user);
    }

    @Test
    void updateAccount_disabledAndEnabledAgain_oldTokensStayOut() {
        String user = account();
        String before = login(user, PASSWORD).getAccessToken();

        setDisabled(user, true);
        awaitRefused(before);
        assertThat(reason(() -> login(user, PASSWORD))).isEqualTo("account_disabled");

        setDisabled(user, false);
        LoginResponse after = login(user, PASSWORD);
        await().untilAsserted(() ->
                assertThat(reason(() -> whoAmI(after.getAccessToken()))).isEmpty());
        assertThat(reason(() -> whoAmI(before))).isEqualTo("unauthorized");
    }

    @Test
    void updateAccount_noRoles_isInvalid() {
        String user = account();

        assertThat(reason(() -> admin().updateAccount(UpdateAccountRequest.newBuilder()
                        .setUserId(user)
                        .setReplaceRoles(true)
                        .build())))
                .isEqualTo("invalid_request");
    }

    @Test
    void setPassword_own_needsTheOldOneAndEndsSignIns() {
        String user = account();
        String token = login(user, PASSWORD).getAccessToken();
        assertThat(reason(() -> setOwn(token, "wrong horse battery", NEW_PASSWORD)))
                .isEqualTo("bad_credentials");
        assertThat(reason(() -> setOwn(token, "", NEW_PASSWORD))).isEqualTo("bad_credentials");
        assertThat(reason(() -> setOwn(token, PASSWORD, "short"))).isEqualTo("invalid_request");

        setOwn(token, PASSWORD, NEW_PASSWORD);

        awaitRefused(token);
        assertThat(reason(() -> login(user, PASSWORD))).isEqualTo("bad_credentials");
        assertThat(login(user, NEW_PASSWORD).getUserId()).isEqualTo(user);
    }

    @Test
    void setPassword_ofOthers_isForAdminsOnly() {
        String user = account();
        SetPasswordRequest request = SetPasswordRequest.newBuilder()
                .setUserId(user)
                .setNewPassword(NEW_PASSWORD)
                .build();

        assertThat(reason(() -> as("mallory", "moderator").setPassword(request)))
                .isEqualTo("forbidden");
        admin().setPassword(request);

        assertThat(login(user, NEW_PASSWORD).getUserId()).isEqualTo(user);
    }

    @Test
    void setPassword_oldOneGuessedTooOften_isLimited() {
        String user = account();
        String token = login(user, PASSWORD).getAccessToken();
        for (int i = 0; i < 10; i++) {
            assertThat(reason(() -> setOwn(token, "wrong horse battery", NEW_PASSWORD)))
                    .isEqualTo("bad_credentials");
        }

        assertThat(reason(() -> setOwn(token, PASSWORD, NEW_PASSWORD))).isEqualTo("rate_limited");
    }

    @Test
    void deleteAccount_endsEverything() {
        String user = account();
        String token = login(user, PASSWORD).getAccessToken();

        admin().deleteAccount(DeleteAccountRequest.newBuilder().setUserId(user).build());

        awaitRefused(token);
        assertThat(reason(() -> login(user, PASSWORD))).isEqualTo("bad_credentials");
        assertThat(reason(() -> get(user))).isEqualTo("user_not_found");
        assertThat(reason(() -> admin().deleteAccount(DeleteAccountRequest.newBuilder()
                        .setUserId(user)
                        .build())))
                .isEqualTo("user_not_found");
    }

    @Test
    void login_guessedTooOften_isLimitedAndToldWhenToComeBack() throws Exception {
        String user = account();
        for (int i = 0; i < 10; i++) {
            assertThat(reason(() -> login(user, "wrong horse battery"))).isEqualTo("bad_credentials");
        }

        StatusRuntimeException limited =
                catchThrowableOfType(StatusRuntimeException.class, () -> login(user, PASSWORD));

        assertThat(GrpcUnderTest.reason(limited)).isEqualTo("rate_limited");
        long wait = 0;
        for (Any detail : StatusProto.fromThrowable(limited).getDetailsList()) {
            wait += detail.is(RetryInfo.class)
                    ? detail.unpack(RetryInfo.class).getRetryDelay().getSeconds()
                    : 0;
        }
        assertThat(wait).isBetween(30L, 61L);
        assertThat(login(account(), PASSWORD).getAccessToken()).isNotEmpty();
    }

    @Test
    void login_byOneTimePassword_worksOnceAndASetPasswordFollows() {
        String user = name();
        Account first = new Account(
                new UserId(user),
                user,
                Set.of(Role.MEMBER),
                false,
                Instant.now(java.time.Clock.systemUTC()).minusSeconds(1));
        accounts.create(
                        StoredAccount.fresh(
                                first, Optional.of(hashes.hash(PASSWORD).await().indefinitely()), true),
                        TestEntries.any(first.createdAt()))
                .await()
                .indefinitely();

        LoginResponse spent = login(user, PASSWORD);
        assertThat(spent.getPasswordNeeded()).isTrue();
        assertThat(reason(() -> login(user, PASSWORD))).isEqualTo("bad_credentials");
        assertThat(get(user).getHasPassword()).isFalse();

        String byTheTokensFile = TestTokens.trusted()
                .shape(user)
                .claim("family", "file:0123456789abcdef")
                .sign();
        assertThat(reason(() -> setOwn(byTheTokensFile, "", NEW_PASSWORD))).isEqualTo("forbidden");
        setOwn(spent.getAccessToken(), "", NEW_PASSWORD);

        LoginResponse lasting = login(user, NEW_PASSWORD);
        assertThat(lasting.getPasswordNeeded()).isFalse();
        assertThat(reason(() -> setOwn(lasting.getAccessToken(), "", PASSWORD))).isEqualTo("bad_credentials");
    }

    @Test
    void login_hashOfAnotherCost_isMadeAnew() {
        String user = account();
        // phc-winner-argon2, test.c: password "password", salt "somesalt".
        field(
                user,
                "password",
                "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc");

        login(user, "password");

        await().untilAsserted(() -> assertThat(field(user)).startsWith("$argon2id$v=19$m=64,t=1,p=1$"));
        assertThat(login(user, "password").getUserId()).isEqualTo(user);
    }

    private void field(String user, String name, String value) {
        new RedisCommands(redis)
                .send(Command.HSET, key(user), name, value)
                .await()
                .indefinitely();
    }

    private String field(String user) {
        return String.valueOf(new RedisCommands(redis)
                .send(Command.HGET, key(user), "password")
                .await()
                .indefinitely());
    }

    private static String key(String user) {
        PartitionedLog log = new PartitionedLog("auth", 16);
        return log.key(log.partitionOf(user), "account:" + user);
    }

    private static void setDisabled(String user, boolean disabled) {
        admin().updateAccount(UpdateAccountRequest.newBuilder()
                .setUserId(user)
                .setDisabled(disabled)
                .build());
    }

    private static void setOwn(String token, String old, String fresh) {
        with(token)
                .setPassword(SetPasswordRequest.newBuilder()
                        .setOldPassword(old)
                        .setNewPassword(fresh)
                        .build());
    }

    private static void awaitRefused(String token) {
        await().untilAsserted(() -> assertThat(reason(() -> whoAmI(token))).isEqualTo("unauthorized"));
    }

    private static void whoAmI(String token) {
        with(token).whoAmI(WhoAmIRequest.getDefaultInstance());
    }

    private static io.openspeak.auth.v1.Account get(String user) {
        return admin().getAccount(GetAccountRequest.newBuilder().setUserId(user).build())
                .getAccount();
    }

    private static LoginResponse login(String user, String password) {
        return AuthServiceGrpc.newBlockingStub(connection)
                .login(LoginRequest.newBuilder()
                        .setPassword(
                                PasswordCredential.newBuilder().setName(user).setPassword(password))
                        .build());
    }

    private static String account() {
        String user = name();
        admin().createAccount(CreateAccountRequest.newBuilder()
                .setUserId(user)
                .setPassword(PASSWORD)
                .build());
        return user;
    }

    private static String name() {
        return "user-" + UUID.randomUUID();
    }

    private static AuthServiceBlockingStub admin() {
        return as("root", "admin");
    }

    private static AuthServiceBlockingStub as(String user, String role) {
        return with(TestTokens.trusted().of(user, role));
    }

    private static AuthServiceBlockingStub with(String token) {
        return GrpcUnderTest.with(token, AuthServiceGrpc.newBlockingStub(connection));
    }

    /** Reason of a refused call; empty if it was not refused. */
    private static String reason(ThrowingCallable call) {
        StatusRuntimeException refused = catchThrowableOfType(StatusRuntimeException.class, call);
        return refused == null ? "" : GrpcUnderTest.reason(refused);
    }
}
