package io.openspeak.platform.identity.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.openspeak.platform.identity.tokens.KeySource;
import io.openspeak.platform.testing.TestKeys;
import io.openspeak.platform.testing.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Callers of REST routes in a running service. */
@QuarkusTest
@QuarkusTestResource(TestKeys.class)
class BearerMechanismTest {

    @Inject
    KeySource keys;

    @BeforeEach
    void awaitKeys() {
        Awaitility.await().until(keys::ready);
    }

    @Test
    void route_validToken_knowsTheCaller() {
        get("/who", TestTokens.trusted().of("alice")).statusCode(200).body(equalTo("alice"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.openspeak.platform.identity.tokens.BadTokens#all")
    void route_badToken_isAProblem(String name, String token) {
        problem(get("/who", token), 401, "unauthorized");
    }

    @Test
    void route_noToken_isAProblem() {
        problem(given().when().get("/who").then(), 401, "unauthorized");
    }

    @Test
    void route_missingRole_isAProblem() {
        problem(get("/who/admin", TestTokens.trusted().of("alice")), 403, "forbidden");
    }

    @Test
    void route_openToAnyone_needsNoToken() {
        given().when().get("/who/anyone").then().statusCode(200);
    }

    @Test
    void route_thatDeclaresNothing_isClosed() {
        problem(get("/who/undeclared", TestTokens.trusted().of("root", "admin")), 403, "forbidden");
    }

    private static ValidatableResponse get(String path, String token) {
        return given().header("Authorization", "Bearer " + token)
                .when()
                .get(path)
                .then();
    }

    private static void problem(ValidatableResponse response, int status, String reason) {
        response.statusCode(status).contentType("application/problem+json").body("reason", equalTo(reason));
    }
}
