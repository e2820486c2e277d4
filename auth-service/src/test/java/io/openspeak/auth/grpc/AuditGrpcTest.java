package io.openspeak.auth.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.openspeak.auth.TestEnvironment;
import io.openspeak.auth.redis.RedisDump;
import io.openspeak.auth.v1.AuditEntry;
import io.openspeak.auth.v1.AuthServiceGrpc;
import io.openspeak.auth.v1.AuthServiceGrpc.AuthServiceBlockingStub;
import io.openspeak.auth.v1.CreateAccountRequest;
import io.openspeak.auth.v1.CreateTokenRequest;
import io.openspeak.auth.v1.ListAccountsRequest;
import io.openspeak.auth.v1.ListAuditEntriesRequest;
import io.openspeak.auth.v1.ListAuditEntriesResponse;
import io.openspeak.auth.v1.ListTokensRequest;
import io.openspeak.auth.v1.LoginRequest;
import io.openspeak.auth.v1.PasswordCredential;
import io.openspeak.auth.v1.RefreshRequest;
import io.openspeak.auth.v1.RotateSigningKeyRequest;
import io.openspeak.auth.v1.SetPasswordRequest;
import io.openspeak.auth.v1.UpdateAccountRequest;
import io.openspeak.platform.testing.GrpcUnderTest;
import io.openspeak.platform.testing.RealRedisResource;
import io.openspeak.platform.testing.TestKeys;
import io.openspeak.platform.testing.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.mutiny.redis.client.Redis;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The audit as administrators read it, on a real Redis. */
@QuarkusTest
@QuarkusTestResource(RealRedisResource.class)
@QuarkusTestResource(TestKeys.class)
@QuarkusTestResource(TestEnvironment.class)
class AuditGrpcTest {

    private static final String PASSWORD = "correct horse battery";

    private static ManagedChannel connection;

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
    void audit_ofAUser_tellsWhoDidWhatNewestFirst() {
        String user = account();
        login(user, PASSWORD);
        refused(() -> login(user, "wrong horse battery"));
        refused(() -> as(user, "member")
                .setPassword(SetPasswordRequest.newBuilder()
                        .setUserId("somebody-else")
                        .setNewPassword(PASSWORD)
                        .build()));
        admin().updateAccount(UpdateAccountRequest.newBuilder()
                .setUserId(user)
                .setName("Someone")
                .setDisabled(true)
                .setReplaceRoles(true)
                .addRoles("moderator")
                .build());
        await().untilAsserted(() -> assertThat(told(user))
                .containsExactlyInAnyOrder(
                        user + " password_set somebody-else forbidden",
                        "root account_disabled " + user + " ok",
                        "root roles_changed " + user + " ok",
                        "root account_changed " + user + " ok",
                        " login " + user + " bad_credentials",
                        user + " login " + user + " ok",
                        "root account_created " + user + " ok"));
        List<AuditEntry> entries = entries(user, 100);
        // They stand in the order in which they were written, which may be a moment after they happened.
        assertThat(entries.getLast().getAction()).isEqualTo("account_created");
        for (int i = 1; i < entries.size(); i++) {
            assertThat(entries.get(i).getAt()).isLessThan(entries.get(i - 1).getAt() + 10_000);
        }
        assertThat(entries).allSatisfy(entry -> {
            assertThat(entry.getAddress()).isEqualTo("127.0.0.1");
            assertThat(entry.getTraceId()).matches("[0-9a-f]{32}").isNotEqualTo("0".repeat(32));
            assertThat(entry.getCount()).isEqualTo(1);
        });
        assertThat(entries.stream().filter(entry -> entry.getAction().equals("login")))
                .allSatisfy(entry -> assertThat(entry.getDeviceId()).isEqualTo("phone-1"));
    }

    @Test
    void audit_inPages_givesEachEntryOnce() {
        String user = account();
        for (int i = 0; i < 7; i++) {
            admin().updateAccount(UpdateAccountRequest.newBuilder()
                    .setUserId(user)
                    .setName("Name " + i)
                    .build());
        }

        List<AuditEntry> paged = entries(user, 2);

        assertThat(paged).hasSize(8).isEqualTo(entries(user, 100));
        assertThat(paged.getLast().getAction()).isEqualTo("account_created");
    }

    @Test
    void audit_filtered_givesOnlyThat() {
        String user = account();
        login(user, PASSWORD);

        assertThat(page(ListAuditEntriesRequest.newBuilder()
                                .setUserId(user)
                                .setAction("account_created")
                                .build())
                        .getEntriesList())
                .hasSize(1);
        assertThat(page(ListAuditEntriesRequest.newBuilder()
                                .setUserId(user)
                                .setUntil(1)
                                .build())
                        .getEntriesList())
                .isEmpty();
        assertThat(refused(() -> page(ListAuditEntriesRequest.newBuilder()
                        .setPageToken("garbage")
                        .build())))
                .isEqualTo("invalid_request");
    }

    @Test
    void audit_timesBeyondAllClocks_areTheFirstAndTheLast() {
        String user = account();
        ListAuditEntriesRequest.Builder ofUser =
                ListAuditEntriesRequest.newBuilder().setUserId(user);

        assertThat(page(ofUser.setFrom(Long.MIN_VALUE).setUntil(Long.MAX_VALUE).build())
                        .getEntriesList())
                .hasSize(1);
        assertThat(page(ofUser.setFrom(Long.MAX_VALUE).build()).getEntriesList())
                .isEmpty();
        assertThat(page(ofUser.setFrom(0).setUntil(Long.MIN_VALUE).build()).getEntriesList())
                .isEmpty();
    }

    @Test
    void audit_ofARefusedKeyRotation_tellsWhoTried() {
        String admin = "admin-" + UUID.randomUUID();

        assertThat(refused(() -> as(admin, "admin").rotateSigningKey(RotateSigningKeyRequest.getDefaultInstance())))
                .isEqualTo("keys_are_mounted");

        await().untilAsserted(() ->
                assertThat(told(admin)).containsExactly(admin + " signing_key_rotated  keys_are_mounted"));
    }

    @Test
    void audit_ofARefusedRestRequest_tellsOfItAsOfACall() {
        String mallory = "mallory-" + UUID.randomUUID();
        RestAssured.given()
                .header("Authorization", "Bearer " + TestTokens.trusted().of(mallory, "member"))
                .when()
                .get("/auth/accounts")
                .then()
                .statusCode(403);

        await().untilAsserted(() ->
                assertThat(told(mallory)).containsExactly(mallory + " call_refused ListAccounts forbidden"));
    }

    @Test
    void audit_ofCallsThatNeverReachedTheService_tellsWhoCalledWhatFromWhere() {
        String mallory = "mallory-" + UUID.randomUUID();
        refused(() -> as(mallory, "member").listAccounts(ListAccountsRequest.getDefaultInstance()));
        refused(() -> GrpcUnderTest.with(TestTokens.generate().of("root", "admin"), anyone())
                .createToken(CreateTokenRequest.newBuilder().setName("x").build()));
        refused(() -> anyone().listTokens(ListTokensRequest.getDefaultInstance()));

        await().untilAsserted(() ->
                assertThat(told(mallory)).containsExactly(mallory + " call_refused ListAccounts forbidden"));
        await().untilAsserted(() -> assertThat(callsRefused())
                .extracting(entry -> entry.getActorId() + " " + entry.getTarget() + " " + entry.getResult())
                .contains(" CreateToken unauthorized", " ListTokens unauthorized"));
        assertThat(callsRefused()).allSatisfy(entry -> {
            assertThat(entry.getAddress()).isEqualTo("127.0.0.1");
            assertThat(entry.getTraceId()).matches("[0-9a-f]{32}").isNotEqualTo("0".repeat(32));
        });
    }

    @Test
    void audit_ofAMember_isForbidden() {
        assertThat(refused(() -> as("alice", "member").listAuditEntries(ListAuditEntriesRequest.getDefaultInstance())))
                .isEqualTo("forbidden");
    }

    @Test
    void store_whateverWasTyped_holdsNoSecret() {
        String user = account();
        String typedAsName = "MyPassw0rd-" + UUID.randomUUID();
        String generated = admin().createAccount(CreateAccountRequest.newBuilder()
                        .setUserId("user-" + UUID.randomUUID())
                        .build())
                .getGeneratedPassword();
        String token = "ost_" + UUID.randomUUID();
        refused(() -> login(user, "wrong horse battery"));
        refused(() -> login(typedAsName, "whatever it is"));
        refused(() -> anyone().login(LoginRequest.newBuilder().setToken(token).build()));
        refused(() -> anyone().refresh(
                        RefreshRequest.newBuilder().setRefreshToken(token).build()));
        String access = login(user, PASSWORD);
        GrpcUnderTest.with(access, anyone())
                .setPassword(SetPasswordRequest.newBuilder()
                        .setOldPassword(PASSWORD)
                        .setNewPassword("a whole new password")
                        .build());
        await().untilAsserted(() -> assertThat(RedisDump.of(redis)).contains("unknown"));

        assertThat(RedisDump.of(redis))
                .contains("password_set")
                .doesNotContain(
                        PASSWORD,
                        "wrong horse battery",
                        "a whole new password",
                        "whatever it is",
                        typedAsName,
                        generated,
                        token,
                        access);
    }

    private static List<String> told(String user) {
        return entries(user, 100).stream()
                .map(entry ->
                        String.join(" ", entry.getActorId(), entry.getAction(), entry.getTarget(), entry.getResult()))
                .toList();
    }

    private static List<AuditEntry> entries(String user, int pageSize) {
        List<AuditEntry> entries = new ArrayList<>();
        String next = "";
        do {
            ListAuditEntriesResponse page = page(ListAuditEntriesRequest.newBuilder()
                    .setUserId(user)
                    .setPageSize(pageSize)
                    .setPageToken(next)
                    .build());
            entries.addAll(page.getEntriesList());
            next = page.getNextPageToken();
        } while (!next.isEmpty());
        return entries;
    }

    private static List<AuditEntry> callsRefused() {
        return page(ListAuditEntriesRequest.newBuilder()
                        .setAction("call_refused")
                        .build())
                .getEntriesList();
    }

    private static ListAuditEntriesResponse page(ListAuditEntriesRequest request) {
        return admin().listAuditEntries(request);
    }

    private static String login(String user, String password) {
        return anyone().login(LoginRequest.newBuilder()
                        .setDeviceId("phone-1")
                        .setPassword(
                                PasswordCredential.newBuilder().setName(user).setPassword(password))
                        .build())
                .getAccessToken();
    }

    private static String account() {
        String user = "user-" + UUID.randomUUID();
        admin().createAccount(CreateAccountRequest.newBuilder()
                .setUserId(user)
                .setPassword(PASSWORD)
                .build());
        return user;
    }

    private static AuthServiceBlockingStub admin() {
        return as("root", "admin");
    }

    private static AuthServiceBlockingStub anyone() {
        return AuthServiceGrpc.newBlockingStub(connection);
    }

    private static AuthServiceBlockingStub as(String user, String role) {
        return GrpcUnderTest.with(TestTokens.trusted().of(user, role), anyone());
    }

    private static String refused(ThrowingCallable call) {
        StatusRuntimeException refused = catchThrowableOfType(StatusRuntimeException.class, call);
        return refused == null ? "" : GrpcUnderTest.reason(refused);
    }
}
