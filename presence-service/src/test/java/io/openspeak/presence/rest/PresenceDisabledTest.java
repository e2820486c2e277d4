package io.openspeak.presence.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.openspeak.platform.testing.GrpcUnderTest;
import io.openspeak.platform.testing.RealRedisResource;
import io.openspeak.platform.testing.TestKeys;
import io.openspeak.platform.testing.TestTokens;
import io.openspeak.presence.v1.PresenceServiceGrpc;
import io.openspeak.presence.v1.ReportActivityRequest;
import io.openspeak.presence.v1.SnapshotPresenceRequest;
import io.openspeak.presence.v1.SnapshotPresenceResponse;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Presence switched off, by VoicePing's name for it: people are refused, and what voice needs is answered. */
@QuarkusTest
@QuarkusTestResource(RealRedisResource.class)
@QuarkusTestResource(TestKeys.class)
@TestProfile(PresenceDisabledTest.SwitchedOff.class)
class PresenceDisabledTest {

    private final ManagedChannel connection = GrpcUnderTest.connect();

    /** The switch. */
    public static class SwitchedOff implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("PRESENCE_ENABLED", "false");
        }
    }

    @BeforeEach
    void awaitReadiness() {
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(
                        () -> given().when().get("/q/health/ready").then().statusCode(200));
    }

    @AfterEach
    void disconnect() {
        connection.shutdownNow();
    }

    @Test
    void rpcs_ofPeople_areRefusedWithTheReason() {
        StatusRuntimeException refused = catchThrowableOfType(
                StatusRuntimeException.class,
                () -> GrpcUnderTest.with(
                                TestTokens.trusted().of("alice"), PresenceServiceGrpc.newBlockingStub(connection))
                        .reportActivity(ReportActivityRequest.getDefaultInstance()));

        assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.UNIMPLEMENTED);
        assertThat(GrpcUnderTest.reason(refused)).isEqualTo("presence_disabled");
    }

    @Test
    void routes_ofPeople_areRefusedWithTheReason() {
        given().header("Authorization", "Bearer " + TestTokens.trusted().of("alice"))
                .when()
                .get("/presence")
                .then()
                .statusCode(501)
                .contentType("application/problem+json")
                .body("reason", equalTo("presence_disabled"));
        given().when().get("/presence").then().statusCode(401);
    }

    @Test
    void snapshot_forVoice_isAnsweredAndEmpty() {
        List<SnapshotPresenceResponse> parts = new ArrayList<>();
        GrpcUnderTest.with(
                        TestTokens.trusted().of("voice-service", "service"),
                        PresenceServiceGrpc.newBlockingStub(connection))
                .snapshotPresence(SnapshotPresenceRequest.getDefaultInstance())
                .forEachRemaining(parts::add);

        assertThat(parts)
                .singleElement()
                .satisfies(part -> assertThat(part.getPosition()).isNotEmpty());
    }
}
