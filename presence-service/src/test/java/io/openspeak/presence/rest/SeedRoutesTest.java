package io.openspeak.presence.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import io.openspeak.platform.testing.RealRedisResource;
import io.openspeak.platform.testing.TestKeys;
import io.openspeak.platform.testing.TestTokens;
import io.openspeak.presence.v1.PresenceStatus;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Routes of CoLink and VoicePing as their clients meet them. */
@QuarkusTest
@QuarkusTestResource(RealRedisResource.class)
@QuarkusTestResource(TestKeys.class)
class SeedRoutesTest {

    private static final String RFC_3339 = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ";

    private final String alice = "alice-" + UUID.randomUUID();

    @BeforeEach
    void awaitReadiness() {
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(
                        () -> given().when().get("/q/health/ready").then().statusCode(200));
    }

    @Test
    void health_withoutToken_isAsInTheSeed() {
        try (TestDevice device = TestDevice.of(alice)) {
            JsonPath health = given().when()
                    .get("/health")
                    .then()
                    .statusCode(200)
                    .body("status", equalTo("healthy"))
                    .body("service", equalTo("presence"))
                    .body("active_connections", greaterThan(0))
                    .extract()
                    .jsonPath();

            assertThat(health.getMap("$")).hasSize(3);
        }
    }

    @Test
    void user_online_isAsInTheSeed() {
        try (TestDevice device = TestDevice.of(alice)) {
            JsonPath user = user(alice)
                    .body("user_id", equalTo(alice))
                    .body("username", equalTo(alice))
                    .body("status", equalTo("online"))
                    .body("last_seen", matchesPattern(RFC_3339))
                    .extract()
                    .jsonPath();

            assertThat(user.getMap("$")).hasSize(4);
        }
    }

    @Test
    void user_neverSeen_isOfflineAsInTheSeed() {
        JsonPath user = user(alice).extract().jsonPath();

        assertThat(user.getMap("$")).hasSize(3).containsEntry("user_id", alice).containsEntry("status", "offline");
        assertThat(user.getString("last_seen")).isNull();
    }

    @ParameterizedTest
    @CsvSource({"AWAY, away, online", "DO_NOT_DISTURB, away, online", "INVISIBLE, offline, offline"})
    void status_claimed_isInTheWordsOfEachSeed(String claim, String colink, String voiceping) {
        try (TestDevice device = TestDevice.of(alice).claiming(PresenceStatus.valueOf("PRESENCE_STATUS_" + claim))) {
            user(alice).body("status", equalTo(colink));
            statuses(List.of(alice)).statusCode(200).body("users[0].status", equalTo(voiceping));
        }
    }

    @Test
    void users_online_areAsInTheSeed() {
        try (TestDevice device = TestDevice.of(alice)) {
            JsonPath list = anybody()
                    .when()
                    .get("/presence")
                    .then()
                    .statusCode(200)
                    .body("users.user_id", hasItem(alice))
                    .body("users[0].last_seen", matchesPattern(RFC_3339))
                    .extract()
                    .jsonPath();

            assertThat(list.getMap("$")).hasSize(2);
            assertThat(list.getInt("count")).isEqualTo(list.getList("users").size());
        }
    }

    @Test
    void users_invisible_areNotInTheListOfAModeratorEither() {
        try (TestDevice device = TestDevice.of(alice).claiming(PresenceStatus.PRESENCE_STATUS_INVISIBLE)) {
            with("mod", "moderator")
                    .when()
                    .get("/presence")
                    .then()
                    .statusCode(200)
                    .body("users.user_id", not(hasItem(alice)));
        }
    }

    @Test
    void users_moreThanAPage_tellWhereToGoOn() {
        try (TestDevice one = TestDevice.of(alice);
                TestDevice other = TestDevice.of(alice + "-2")) {
            String next = anybody()
                    .queryParam("page_size", 1)
                    .when()
                    .get("/presence")
                    .then()
                    .statusCode(200)
                    .body("count", equalTo(1))
                    .extract()
                    .jsonPath()
                    .getString("next_page_token");

            anybody()
                    .queryParam("page_token", next)
                    .when()
                    .get("/presence")
                    .then()
                    .statusCode(200)
                    .body("users.user_id", not(hasItem(next)))
                    .body("$", not(hasKey("next_page_token")));
        }
    }

    @Test
    void statuses_ofThoseWhoAreThereAndNot_areAsInTheSeed() {
        try (TestDevice device = TestDevice.of(alice)) {
            JsonPath told = statuses(List.of(alice, alice + "-never"))
                    .statusCode(200)
                    .body("success", equalTo(true))
                    .body("users[0].userId", equalTo(alice))
                    .body("users[0].status", equalTo("online"))
                    .body("users[0].deviceId", equalTo("mobile"))
                    .body("users[1].status", equalTo("offline"))
                    .extract()
                    .jsonPath();

            assertThat(told.getMap("$")).containsOnlyKeys("success", "users", "timestamp");
            assertThat(told.getMap("users[1]")).containsOnlyKeys("userId", "status", "lastSeen", "deviceId");
            assertThat(told.getLong("users[0].lastSeen")).isPositive();
            assertThat(told.getLong("timestamp")).isPositive();
        }
    }

    @Test
    void statuses_moreThanAHundred_areRefusedWithTheReason() {
        problem(statuses(Collections.nCopies(101, alice)), 400, "invalid_request");
        statuses(Collections.nCopies(100, alice)).statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"userIds\": \"alice\"}", "{\"userIds\": [7]}", "{\"userIds\": [\"no id\"]}", "[]"})
    void statuses_otherShapes_areRefusedWithTheReason(String body) {
        problem(post(anybody(), body), 400, "invalid_request");
    }

    @Test
    void routes_withoutScope_areRefused() {
        String token = TestTokens.trusted()
                .shape(alice)
                .roles(List.of("member"))
                .claim("scope", "channels:read")
                .sign();
        RequestSpecification limited = given().header("Authorization", "Bearer " + token);

        problem(limited.when().get("/presence").then(), 403, "forbidden");
        problem(post(limited, "{\"userIds\": []}"), 403, "forbidden");
    }

    @Test
    void contractRoutes_besideThem_areServed() {
        try (TestDevice device = TestDevice.of(alice)) {
            with(alice)
                    .when()
                    .get("/presence/-/me")
                    .then()
                    .statusCode(200)
                    .body("user_id", equalTo(alice))
                    .body("status", equalTo("PRESENCE_STATUS_ONLINE"));
            anybody()
                    .when()
                    .get("/presence/{user}/state", alice)
                    .then()
                    .statusCode(200)
                    .body("user_id", equalTo(alice));
            problem(anybody().when().get("/presence/nobody/state").then(), 404, "user_not_found");
        }
    }

    @Test
    void openApi_hasRoutesOfContractAndSeeds() {
        given().when()
                .get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("paths", hasKey("/presence"))
                .body("paths", hasKey("/presence/{user_id}"))
                .body("paths", hasKey("/api/presence/status"))
                .body("paths", hasKey("/presence/-/online"))
                .body("paths.'/presence'.get.'x-openspeak-scope'", equalTo("presence_read"));
    }

    private ValidatableResponse user(String id) {
        return anybody().when().get("/presence/{id}", id).then().statusCode(200);
    }

    private ValidatableResponse statuses(List<String> ids) {
        return anybody()
                .contentType(ContentType.JSON)
                .body(Map.of("userIds", ids))
                .when()
                .post("/api/presence/status")
                .then();
    }

    private static ValidatableResponse post(RequestSpecification by, String body) {
        return by.contentType(ContentType.JSON)
                .body(body)
                .when()
                .post("/api/presence/status")
                .then();
    }

    private static void problem(ValidatableResponse response, int status, String reason) {
        response.statusCode(status).contentType("application/problem+json").body("reason", equalTo(reason));
    }

    private static RequestSpecification anybody() {
        return with("reader");
    }

    private static RequestSpecification with(String user, String... roles) {
        return given().header("Authorization", "Bearer " + TestTokens.trusted().of(user, roles));
    }
}
