package io.openspeak.auth.rest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import io.openspeak.auth.TestEnvironment;
import io.openspeak.platform.testing.RealRedisResource;
import io.openspeak.platform.testing.TestKeys;
import io.openspeak.platform.testing.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.time.Duration;
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

        given().header("Authorization", "Bearer " + stale)
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
        given().header("Authorization", "Bearer " + TestTokens.trusted().of("alice", "moderator"))
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
        given().header("Authorization", "Bearer " + TestTokens.generate().of("alice"))
                .when()
                .get("/auth/me")
                .then()
                .statusCode(401)
                .contentType(PROBLEM)
                .body("reason", equalTo("unauthorized"));
    }
}
