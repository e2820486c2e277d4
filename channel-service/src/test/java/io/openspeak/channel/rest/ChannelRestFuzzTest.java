package io.openspeak.channel.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.openspeak.channel.v1.ChannelOuterClass;
import io.openspeak.platform.testing.RealRedisResource;
import io.openspeak.platform.testing.TestKeys;
import io.openspeak.platform.testing.TestTokens;
import io.openspeak.platform.testing.surface.FuzzSeed;
import io.openspeak.platform.testing.surface.OpenApiDocument;
import io.openspeak.platform.testing.surface.RandomMessages;
import io.openspeak.platform.testing.surface.RestFuzz;
import io.openspeak.platform.testing.surface.RouteAccess;
import io.openspeak.platform.testing.surface.RouteUnderTest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Random requests at all routes of channel.v1, and who gets through them. */
@QuarkusTest
@QuarkusTestResource(RealRedisResource.class)
@QuarkusTestResource(TestKeys.class)
class ChannelRestFuzzTest {

    private static final int TRIES = 20;
    private static final List<RouteUnderTest> ROUTES =
            RouteUnderTest.of(ChannelOuterClass.getDescriptor().findServiceByName("ChannelService"));

    @BeforeEach
    void awaitReadiness() {
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(
                        () -> given().when().get("/q/health/ready").then().statusCode(200));
    }

    @Test
    void everyRoute_randomRequests_areAnsweredInGoodForm() {
        long seed = FuzzSeed.ofThisRun();
        String channel = "fuzz-" + UUID.randomUUID();
        create(channel);

        RestFuzz fuzz = new RestFuzz(seed, new RandomMessages(seed, channel, "fuzz-user"), TRIES).callAll(ROUTES);

        assertThat(fuzz.faults()).as("seed " + seed).isEmpty();
        assertThat(fuzz.answered()).contains("GET /channels/{channel_id}");
    }

    @Test
    void everyRoute_letsInWhomItsContractNames() {
        assertThat(ROUTES).hasSizeGreaterThan(15);
        assertThat(RouteAccess.breaches(ROUTES)).isEmpty();
    }

    @Test
    void openApi_readByATool_isValidAndHasEveryRoute() {
        assertThat(OpenApiDocument.flaws(ROUTES)).isEmpty();
    }

    private static void create(String channel) {
        given().header("Authorization", "Bearer " + TestTokens.trusted().of("mod", "moderator"))
                .contentType(ContentType.JSON)
                .body(Map.of("channel_id", channel))
                .when()
                .post("/channels")
                .then()
                .statusCode(200);
    }
}
