package io.openspeak.auth.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import io.openspeak.auth.TestEnvironment;
import io.openspeak.platform.testing.RealRedisResource;
import io.openspeak.platform.testing.TestKeys;
import io.openspeak.platform.testing.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Routes of auth-service as a client meets them. */
@QuarkusTest
@QuarkusTestResource(RealRedisResource.class)
@QuarkusTestResource(TestKeys.class)
@QuarkusTestResource(TestEnvironment.class)
class AuthRoutesTest {

    private static final String PROBLEM = "application/problem+json";
    private static final String PASSWORD = "correct horse battery";
    /** Failures of one account at one address before it has to wait. */
    private static final int ATTEMPTS = 10;

    @Test
    void login_unknownName_isAProblem() {
        given().contentType(ContentType.JSON)
                .body("{\"password\":{\"name\":\"nobody\",\"password\":\"secret\"}}")
                .when()
                .post("/auth/login")
                .then()
                .statusCode(401)
                .contentType(PROBLEM)
                .body("reason", equalTo("bad_credentials"))
                .body("status", equalTo(401))
                .header("cache-control", equalTo("no-store"))
                .body("trace_id", matchesPattern("[0-9a-f]{32}"))
                .body(not(containsString("secret")));
    }

    @Test
    void login_staleTokenInHeader_isNotHeldAgainstTheCaller() {
        String stale = TestTokens.trusted()
                .shape("alice")
                .endedSince(Duration.ofHours(1))
                .sign();

        with(stale)
                .contentType(ContentType.JSON)
                .body("{\"token\":\"unknown\"}")
                .when()
                .post("/auth/login")
                .then()
                .statusCode(401)
                .body("reason", equalTo("bad_credentials"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{}",
                "null",
                "{\"token\":\"a\",\"password\":{\"name\":\"a\",\"password\":\"b\"}}",
                "{\"token\":{}}",
                "{\"token\":\"a\",\"device_id\":\"no id\"}",
                "{\"token\":\"a\",\"client_role\":\"EMPEROR\"}"
            })
    void login_badBody_isAProblem(String body) {
        given().contentType(ContentType.JSON)
                .body(body)
                .when()
                .post("/auth/login")
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("reason", equalTo("invalid_request"));
    }

    @Test
    void me_validToken_saysWho() {
        with(TestTokens.trusted().of("alice", "moderator"))
                .when()
                .get("/auth/me")
                .then()
                .statusCode(200)
                .body("user_id", equalTo("alice"))
                .body("roles[0]", equalTo("moderator"))
                .body("scopes", empty());
    }

    @Test
    void me_noToken_isAProblemWithAChallenge() {
        given().when()
                .get("/auth/me")
                .then()
                .statusCode(401)
                .contentType(PROBLEM)
                .header("www-authenticate", equalTo("Bearer"))
                .body("reason", equalTo("unauthorized"));
    }

    @Test
    void me_forgedToken_isAProblem() {
        with(TestTokens.generate().of("alice"))
                .when()
                .get("/auth/me")
                .then()
                .statusCode(401)
                .contentType(PROBLEM)
                .body("reason", equalTo("unauthorized"));
    }

    @Test
    void login_rightPassword_givesATokenThatOpensRoutes() {
        String user = account();

        String token = login(user, PASSWORD)
                .then()
                .statusCode(200)
                .header("cache-control", equalTo("no-store"))
                .body("user_id", equalTo(user))
                .body("password_needed", equalTo(false))
                .extract()
                .path("access_token");

        with(token).when().get("/auth/me").then().statusCode(200).body("device_id", equalTo("phone-1"));
    }

    @Test
    void login_wrongPassword_isInTheAuditWithAddressDeviceAndTrace() {
        String user = account();

        String trace = login(user, "wrong horse battery")
                .then()
                .statusCode(401)
                .extract()
                .path("trace_id");

        await().untilAsserted(() -> admin().queryParam("user_id", user)
                .queryParam("action", "login")
                .when()
                .get("/auth/audit")
                .then()
                .body("entries", hasSize(1))
                .body("entries[0].result", equalTo("bad_credentials"))
                .body("entries[0].address", equalTo("127.0.0.1"))
                .body("entries[0].device_id", equalTo("phone-1"))
                .body("entries[0].trace_id", equalTo(trace)));
    }

    @Test
    void login_tooManyWrongPasswords_isToldWhenToComeBack() {
        String user = account();
        for (int i = 0; i < ATTEMPTS; i++) {
            login(user, "wrong horse battery").then().statusCode(401);
        }

        login(user, PASSWORD)
                .then()
                .statusCode(429)
                .contentType(PROBLEM)
                .body("reason", equalTo("rate_limited"))
                .header("retry-after", matchesPattern("[1-9][0-9]?"));
    }

    @Test
    void tokens_inPages_giveEachOnce() {
        String user = account();
        for (String name : List.of("one", "two", "three")) {
            with(TestTokens.trusted().of(user))
                    .contentType(ContentType.JSON)
                    .body(Map.of("name", name))
                    .when()
                    .post("/auth/tokens")
                    .then()
                    .statusCode(200);
        }

        JsonPath first = page(user, "");
        JsonPath second = page(user, first.getString("next_page_token"));

        assertThat(first.getList("tokens.name")).containsExactly("one", "two");
        assertThat(second.getList("tokens.name")).containsExactly("three");
        assertThat(second.getString("next_page_token")).isEmpty();
    }

    private static JsonPath page(String user, String token) {
        return with(TestTokens.trusted().of(user))
                .queryParam("page_size", 2)
                .queryParam("page_token", token)
                .when()
                .get("/auth/tokens")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static Response login(String user, String password) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("password", Map.of("name", user, "password", password), "device_id", "phone-1"))
                .when()
                .post("/auth/login");
    }

    private static String account() {
        String user = "user-" + UUID.randomUUID();
        admin().contentType(ContentType.JSON)
                .body(Map.of("user_id", user, "password", PASSWORD))
                .when()
                .post("/auth/accounts")
                .then()
                .statusCode(200);
        return user;
    }

    private static RequestSpecification admin() {
        return with(TestTokens.trusted().of("root", "admin"));
    }

    private static RequestSpecification with(String token) {
        return given().header("Authorization", "Bearer " + token);
    }
}
