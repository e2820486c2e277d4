package io.openspeak.platform.rest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import io.openspeak.platform.identity.tokens.KeySource;
import io.openspeak.platform.testing.TestKeys;
import io.openspeak.platform.testing.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Routes as a client of a running service meets them. */
@QuarkusTest
@QuarkusTestResource(TestKeys.class)
class RestRoutesTest {

    private static final String PROBLEM = "application/problem+json";

    @Inject
    KeySource keys;

    @BeforeEach
    void awaitKeys() {
        Awaitility.await().until(keys::ready);
    }

    @Test
    void get_pathField_reachesTheServiceWithItsCaller() {
        member().when()
                .get("/channels/general")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .header("cache-control", equalTo("no-store"))
                .body("channel.channel_id", equalTo("general"))
                .body("channel.name", equalTo("alice"))
                .body("channel.topic", equalTo("127.0.0.1"));
    }

    @Test
    void get_answer_showsZerosAndEmptyListsButNoAbsentMessages() {
        member().when()
                .get("/channels/general")
                .then()
                .body("channel.capacity", equalTo(0))
                .body("channel.participants", empty())
                .body("channel.kind", equalTo("CHANNEL_KIND_UNSPECIFIED"))
                // Canonical JSON of 64-bit numbers is text: JavaScript can't hold them.
                .body("channel.created_at", equalTo("0"));
        member().when().get("/channels").then().body("channels", empty());
        member().contentType(ContentType.JSON)
                .when()
                .post("/channels/c/join")
                .then()
                .statusCode(200)
                .body("$", not(hasKey("member")));
    }

    @Test
    void get_queryParameters_areFields() {
        member().queryParam("page_size", 7)
                .queryParam("filter", "a b&c")
                .when()
                .get("/channels")
                .then()
                .statusCode(200)
                .body("next_page_token", equalTo("7/a b&c"));
    }

    @Test
    void get_enumInPath_isReadByName() {
        member().when()
                .get("/channels/general/permissions/RIGHT_JOIN")
                .then()
                .statusCode(200)
                .body("allowed", equalTo(true));
        problem(member().when().get("/channels/general/permissions/FLY"), 400, "invalid_request")
                .body("detail", containsString("'right' is 'FLY'"));
    }

    @Test
    void delete_queryAndPath_areOneRequest() {
        member().queryParam("reason", "done")
                .when()
                .delete("/channels/old")
                .then()
                .statusCode(200)
                .body("position", equalTo("old done"));
        member().when().delete("/channels/c/members/bob").then().statusCode(200).body("position", equalTo("c/bob"));
    }

    @Test
    void post_body_isTheRequest() {
        with(TestTokens.trusted().of("alice", "moderator"))
                .contentType(ContentType.JSON)
                .body("{\"channel_id\":\"dm\",\"kind\":\"CHANNEL_KIND_DIRECT\",\"participants\":[\"a\",\"b\"]}")
                .when()
                .post("/channels")
                .then()
                .statusCode(200)
                .body("channel.kind", equalTo("CHANNEL_KIND_DIRECT"))
                .body("channel.participants", hasSize(2));
    }

    @Test
    void patch_optionalField_isAbsentOrThere() {
        patch("{}").statusCode(200).body("position", equalTo("no topic"));
        patch("{\"topic\":null}").statusCode(200).body("position", equalTo("no topic"));
        patch("{\"topic\":\"\"}").statusCode(200).body("position", equalTo("topic ''"));
        patch("{\"channel_id\":\"c\",\"topic\":\"x\"}").statusCode(200).body("position", equalTo("topic 'x'"));
    }

    @Test
    void patch_otherIdInBody_isRefused() {
        problem(patch("{\"channel_id\":\"d\"}"), 400, "invalid_request").body("detail", containsString("channel_id"));
    }

    @Test
    void put_nestedMessages_areRead() {
        member().contentType(ContentType.JSON)
                .body("{\"rules\":[{\"everyone\":true,\"deny\":[\"RIGHT_SPEAK\"]},{\"role\":\"x\",\"allow\":[2]}]}")
                .when()
                .put("/channels/c/rules")
                .then()
                .statusCode(200)
                .body("position", containsString("RIGHT_SPEAK"))
                .body("position", containsString("RIGHT_JOIN"));
    }

    @Test
    void anyoneMayCall_needsNoToken() {
        login("application/json", "{\"password\":{\"name\":\"bob\",\"password\":\"right\"}}")
                .then()
                .statusCode(200)
                .header("cache-control", equalTo("no-store"))
                .body("user_id", equalTo("bob"))
                .body("name", equalTo("127.0.0.1"))
                .body("expires_at", equalTo("1700000000000"));
    }

    @Test
    void refusal_ofTheService_isAProblem() {
        problem(member().when().get("/channels/nowhere"), 404, "channel_not_found")
                .body("detail", equalTo("There is no channel 'nowhere'."))
                .body("type", equalTo("urn:openspeak:problem:channel_not_found"));
        problem(
                login("application/json", "{\"password\":{\"name\":\"bob\",\"password\":\"wrong\"}}"),
                401,
                "bad_credentials");
    }

    @Test
    void refusal_withTime_hasRetryAfterRoundedUp() {
        problem(member().when().get("/channels/busy"), 429, "rate_limited").header("retry-after", equalTo("2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"broken", "broken-later"})
    void service_breaks_saysNothingOfIt(String id) {
        problem(member().when().get("/channels/" + id), 500, "internal_error")
                .body(not(containsString("hunter2")))
                .body(not(containsString("Exception")));
    }

    @Test
    void call_notBuilt_saysSo() {
        problem(member().when().get("/channels/c/bans"), 501, "not_built");
    }

    @Test
    void noToken_isAskedForOne() {
        problem(given().when().get("/channels/general"), 401, "unauthorized")
                .header("www-authenticate", equalTo("Bearer"));
    }

    @Test
    void staleToken_isRefusedWhereOneIsNeeded_only() {
        String stale = TestTokens.trusted()
                .shape("alice")
                .endedSince(Duration.ofHours(1))
                .sign();

        problem(with(stale).when().get("/channels/general"), 401, "unauthorized");
        with(stale)
                .contentType(ContentType.JSON)
                .body("{\"password\":{\"name\":\"bob\",\"password\":\"right\"}}")
                .when()
                .post("/auth/login")
                .then()
                .statusCode(200);
    }

    @Test
    void missingRole_isForbidden() {
        problem(member().when().get("/auth/accounts"), 403, "forbidden");
    }

    @Test
    void badRequestWithoutToken_isUnauthorizedFirst() {
        problem(given().when().get("/channels?nonsense=1"), 401, "unauthorized");
    }

    /** Its issuer is asked for the key, and nothing of the request is looked at meanwhile. */
    @Test
    void badRequestWithTokenOfUnknownKey_isUnauthorizedFirst() {
        String forged = TestTokens.generate().of("alice");

        problem(with(forged).when().get("/channels?nonsense=1"), 401, "unauthorized");
        problem(with(forged).when().get("/channels/{id}", "no id"), 401, "unauthorized");
    }

    @Test
    void brokenLimit_namesTheField() {
        problem(member().when().get("/channels/{id}", "no id"), 400, "invalid_request")
                .body("detail", containsString("channel_id"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    nonsense=1                | 'nonsense'
                    Page_size=1               | 'Page_size'
                    page_size=many            | 'page_size' is 'many'
                    page_size=                | 'page_size'
                    page_size=99999999999     | 'page_size'
                    page_size=1&page_size=2   | 'page_size' stands 2 times
                    """)
    void badQuery_namesTheParameter(String query, String told) {
        problem(member().urlEncodingEnabled(false).when().get("/channels?" + query), 400, "invalid_request")
                .body("detail", containsString(told));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {                                                          | well-formed
                    {'token':'a'}                                              | well-formed
                    {"token":"a"} x                                            | well-formed
                    {"token":"a","token":"b"}                                  | well-formed
                    []                                                         | not a JSON object
                    null                                                       | not a JSON object
                    {"tokens":"a"}                                             | 'tokens' is not a field
                    {"deviceId":"a"}                                           | 'deviceId' is not a field
                    {"token":{}}                                               | 'token'
                    {"token":"\\ud800"}                                        | 'token' is not valid Unicode
                    {"password":"a"}                                           | 'password' is not a JSON object
                    {"password":{"name":"a","pass":"b"}}                       | 'password.pass' is not a field
                    {"token":"a","password":{"name":"a","password":"b"}}       | both
                    {"token":"a","device_id":"no id"}                          | 'device_id'
                    {"token":"a","client_role":"EMPEROR"}                      | 'client_role' is 'EMPEROR'
                    {"token":"a","client_role":1e99}                           | 'client_role'
                    """)
    void badBody_namesWhatIsWrong(String body, String told) {
        problem(login("application/json", body), 400, "invalid_request").body("detail", containsString(told));
    }

    @Test
    void secretOfTheWrongShape_isNotRepeated() {
        problem(
                        login("application/json", "{\"password\":{\"name\":\"a\",\"password\":[\"hunter2\"]}}"),
                        400,
                        "invalid_request")
                .body("detail", containsString("'password.password'"))
                .body(not(containsString("hunter2")));
    }

    @Test
    void deepNesting_isRefused() {
        String deep = "{\"password\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}";

        problem(login("application/json", deep), 400, "invalid_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/json; charset=utf-16"})
    void otherContentType_isRefused(String type) {
        problem(login(type, "{\"token\":\"a\"}"), 415, "unsupported_media_type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/json", "application/json; charset=utf-8", "Application/JSON;charset=\"UTF-8\""})
    void jsonContentType_isRead(String type) {
        problem(login(type, "{\"token\":\"a\"}"), 401, "bad_credentials");
    }

    @Test
    void emptyBody_isAnEmptyObject() {
        member().when().post("/auth/logout").then().statusCode(200).body("position", equalTo(""));
    }

    @Test
    void bodyWhereNoneBelongs_isRefused() {
        problem(
                member().contentType(ContentType.JSON)
                        .body("{\"reason\":\"x\"}")
                        .when()
                        .delete("/channels/c"),
                400,
                "invalid_request");
    }

    @ParameterizedTest
    @ValueSource(ints = {262_145, 300_000, 2_000_000})
    void largeBody_isRefused(int bytes) {
        problem(login("application/json", "{\"token\":\"" + "a".repeat(bytes) + "\"}"), 413, "body_too_large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/nowhere", "/channels/c/nowhere", "/auth/login/x", "/q/nowhere"})
    void unknownRoute_isAProblem(String path) {
        problem(member().when().get(path), 404, "route_not_found");
    }

    @Test
    void otherMethod_saysWhichAreAllowed() {
        problem(member().when().get("/auth/login"), 405, "method_not_allowed").header("allow", equalTo("POST"));
        problem(member().when().put("/channels"), 405, "method_not_allowed").header("allow", equalTo("POST, GET"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/channels/%ff%fe", "/channels/a%2fb", "/channels/%00"})
    void oddPath_isAProblem(String path) {
        problem(member().urlEncodingEnabled(false).when().get(path), 400, "invalid_request");
    }

    private static RequestSpecification with(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    private static RequestSpecification member() {
        return with(TestTokens.trusted().of("alice"));
    }

    private static Response login(String type, String body) {
        return given().config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs(type, ContentType.TEXT)))
                .contentType(type)
                .body(body)
                .when()
                .post("/auth/login");
    }

    private static ValidatableResponse patch(String body) {
        return member().contentType(ContentType.JSON)
                .body(body)
                .when()
                .patch("/channels/c")
                .then();
    }

    private static ValidatableResponse problem(Response response, int status, String reason) {
        return problem(response.then(), status, reason);
    }

    private static ValidatableResponse problem(ValidatableResponse response, int status, String reason) {
        return response.statusCode(status)
                .contentType(PROBLEM)
                .body("status", equalTo(status))
                .body("reason", equalTo(reason))
                .body("trace_id", matchesPattern("(?!0{32})[0-9a-f]{32}"));
    }
}
