package io.openspeak.presence.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import io.openspeak.contract.v1.Contract;
import io.openspeak.platform.rest.ForeignRoute;
import io.openspeak.platform.testing.RealRedisResource;
import io.openspeak.platform.testing.TestKeys;
import io.openspeak.platform.testing.surface.FuzzSeed;
import io.openspeak.platform.testing.surface.OpenApiDocument;
import io.openspeak.platform.testing.surface.RandomMessages;
import io.openspeak.platform.testing.surface.RestFuzz;
import io.openspeak.platform.testing.surface.RouteAccess;
import io.openspeak.platform.testing.surface.RouteUnderTest;
import io.openspeak.presence.v1.Presence;
import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Random requests at all routes of presence-service, those of the seeds too, and who gets through them. */
@QuarkusTest
@QuarkusTestResource(RealRedisResource.class)
@QuarkusTestResource(TestKeys.class)
class PresenceRestFuzzTest {

    private static final int TRIES = 20;

    @Inject
    @All
    @SuppressWarnings("NullAway.Init")
    List<ForeignRoute> foreign;

    @BeforeEach
    void awaitReadiness() {
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(
                        () -> given().when().get("/q/health/ready").then().statusCode(200));
    }

    @Test
    void everyRoute_randomRequests_areAnsweredInGoodForm() {
        long seed = FuzzSeed.ofThisRun();
        try (TestDevice device = TestDevice.of("fuzz-user")) {
            RestFuzz fuzz = new RestFuzz(seed, new RandomMessages(seed, "fuzz-user"), TRIES).callAll(routes());

            assertThat(fuzz.faults()).as("seed " + seed).isEmpty();
            assertThat(fuzz.answered())
                    .contains(
                            "GET /presence/{user_id}",
                            "GET /presence",
                            "POST /api/presence/status",
                            "GET /presence/{user_id}/state");
        }
    }

    @Test
    void everyRoute_letsInWhomItsContractNames() {
        assertThat(foreign).hasSize(3);
        assertThat(routes()).hasSizeGreaterThan(14);
        assertThat(RouteAccess.breaches(routes())).isEmpty();
    }

    @Test
    void openApi_readByATool_isValidAndHasEveryRoute() {
        assertThat(OpenApiDocument.flaws(routes())).isEmpty();
    }

    private List<RouteUnderTest> routes() {
        List<RouteUnderTest> routes =
                new ArrayList<>(RouteUnderTest.of(Presence.getDescriptor().findServiceByName("PresenceService")));
        foreign.forEach(other -> routes.add(underTest(other)));
        return routes;
    }

    private static RouteUnderTest underTest(ForeignRoute foreign) {
        var route = foreign.route();
        return new RouteUnderTest(
                route.method(),
                route.path().text(),
                route.takesBody(),
                request(),
                route.rpc().getOptions().getExtension(Contract.access));
    }

    /** The fields of all of them: what a route does not know it ignores. */
    private static Descriptor request() {
        DescriptorProto.Builder request = DescriptorProto.newBuilder().setName("SeedRequest");
        Stream.of("user_id", "page_size", "page_token", "userIds")
                .forEach(name -> request.addField(FieldDescriptorProto.newBuilder()
                        .setName(name)
                        .setNumber(request.getFieldCount() + 1)
                        .setType(FieldDescriptorProto.Type.TYPE_STRING)
                        .setLabel(
                                name.endsWith("s")
                                        ? FieldDescriptorProto.Label.LABEL_REPEATED
                                        : FieldDescriptorProto.Label.LABEL_OPTIONAL)));
        try {
            return FileDescriptor.buildFrom(
                            FileDescriptorProto.newBuilder()
                                    .setName("seeds.proto")
                                    .addMessageType(request)
                                    .build(),
                            new FileDescriptor[0])
                    .findMessageTypeByName("SeedRequest");
        } catch (DescriptorValidationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
