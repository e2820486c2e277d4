package io.openspeak.channel.rest;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.openspeak.platform.testing.RealRedisResource;
import io.openspeak.platform.testing.TestKeys;
import io.openspeak.platform.testing.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
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

    private static RequestSpecification alice() {
        return given().header("Authorization", "Bearer " + TestTokens.trusted().of("alice"));
    }
}
