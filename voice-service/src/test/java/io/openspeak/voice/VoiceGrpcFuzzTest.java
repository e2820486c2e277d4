package io.openspeak.voice;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grpc.ManagedChannel;
import io.openspeak.platform.testing.GrpcUnderTest;
import io.openspeak.platform.testing.surface.FuzzSeed;
import io.openspeak.platform.testing.surface.GrpcFuzz;
import io.openspeak.platform.testing.surface.RandomMessages;
import io.openspeak.voice.given.OtherServices;
import io.openspeak.voice.v1.Voice;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** No request, however odd, brings out anything but an answer in good form. */
@QuarkusTest
@QuarkusTestResource(OtherServices.class)
class VoiceGrpcFuzzTest {

    private static final int TRIES = 30;

    @Test
    void everyRpc_randomRequests_endInGoodForm() {
        await().untilAsserted(() -> given().when().get("/q/health/ready").then().statusCode(200));
        long seed = FuzzSeed.ofThisRun();
        ManagedChannel connection = GrpcUnderTest.connect();
        try {
            GrpcFuzz fuzz = new GrpcFuzz(connection, new RandomMessages(seed, "fuzz-user"), TRIES)
                    .callAll(Voice.getDescriptor().findServiceByName("VoiceService"));

            assertThat(fuzz.faults()).as("seed " + seed).isEmpty();
            assertThat(fuzz.answered()).contains("GetStreamQuality");
        } finally {
            connection.shutdownNow();
        }
    }
}
