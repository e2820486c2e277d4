package io.openspeak.channel.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.openspeak.platform.testing.RealRedisResource;
import io.openspeak.platform.testing.TestKeys;
import io.openspeak.platform.testing.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Routes of channel-service as a client meets them. */
@QuarkusTest
@QuarkusTestResource(RealRedisResource.class)
@QuarkusTestResource(TestKeys.class)
class ChannelRoutesTest {

    private static final String PROBLEM = "application/problem+json";

    @Test
    void ready_afterStart_initialChannelIsThere() {
        await().untilAsserted(() -> given().when().get("/q/health/ready").then().statusCode(200));

        alice().when().get("/channels/general").then().statusCode(200).body("channel.channel_id", equalTo("general"));
        alice().queryParam("page_size", 1000)
                .when()
                .get("/channels")
                .then()
                .statusCode(200)
                .body("channels.channel_id", hasItem("general"));
    }

    @Test
    void get_unknownChannel_isAProblem() {
        alice().when()
                .get("/channels/nowhere")
                .then()
                .statusCode(404)
                .contentType(PROBLEM)
                .body("reason", equalTo("channel_not_found"));
    }

    @Test
    void get_notAnId_isAProblem() {
        alice().when()
                .get("/channels/{id}", "no id")
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("reason", equalTo("invalid_request"));
    }

    @Test
    void list_tooLargePage_isAProblem() {
        alice().queryParam("page_size", 1001)
                .when()
                .get("/channels")
                .then()
                .statusCode(400)
                .body("reason", equalTo("invalid_request"));
    }

    @Test
    void list_noToken_isAProblem() {
        given().when().get("/channels").then().statusCode(401).contentType(PROBLEM);
    }

    @Test
    void list_inPages_givesEachOnce() {
        String prefix = "paged-" + UUID.randomUUID();
        for (int i = 0; i < 5; i++) {
            with("mod", "moderator")
                    .contentType(ContentType.JSON)
                    .body(Map.of("channel_id", prefix + "-" + i))
                    .when()
                    .post("/channels")
                    .then()
                    .statusCode(200);
        }

        List<String> ids = new ArrayList<>();
        String token = "";
        do {
            JsonPath page = page(prefix, token);
            ids.addAll(page.getList("channels.channel_id"));
            token = page.getString("next_page_token");
        } while (!token.isEmpty());

        assertThat(ids).hasSize(5).isSorted().doesNotHaveDuplicates();
    }

    private static JsonPath page(String filter, String token) {
        return alice().queryParam("page_size", 2)
                .queryParam("filter", filter)
                .queryParam("page_token", token)
                .when()
                .get("/channels")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static RequestSpecification alice() {
        return with("alice");
    }

    private static RequestSpecification with(String user, String... roles) {
        return given().header("Authorization", "Bearer " + TestTokens.trusted().of(user, roles));
    }
}
