package io.openspeak.presence.grpc;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grpc.ManagedChannel;
import io.openspeak.platform.testing.GrpcUnderTest;
import io.openspeak.platform.testing.RealRedisResource;
import io.openspeak.platform.testing.TestKeys;
import io.openspeak.platform.testing.surface.FuzzSeed;
import io.openspeak.platform.testing.surface.GrpcFuzz;
import io.openspeak.platform.testing.surface.RandomMessages;
import io.openspeak.presence.v1.Presence;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Random requests at all unary RPCs of presence.v1: refused or answered, never a fault of ours, never a hang. */
@QuarkusTest
@QuarkusTestResource(RealRedisResource.class)
@QuarkusTestResource(TestKeys.class)
class PresenceGrpcFuzzTest {

    private static final int TRIES = 30;

    @Test
    void everyRpc_randomRequests_endInGoodForm() {
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(
                        () -> given().when().get("/q/health/ready").then().statusCode(200));
        long seed = FuzzSeed.ofThisRun();
        ManagedChannel connection = GrpcUnderTest.connect();
        try {
            GrpcFuzz fuzz = new GrpcFuzz(connection, new RandomMessages(seed, "fuzz-user"), TRIES)
                    .callAll(Presence.getDescriptor().findServiceByName("PresenceService"));

            assertThat(fuzz.faults()).as("seed " + seed).isEmpty();
            assertThat(fuzz.answered()).contains("GetMyPresence", "BatchGetPresence", "ListOnlineUsers");
        } finally {
            connection.shutdownNow();
        }
    }
}
