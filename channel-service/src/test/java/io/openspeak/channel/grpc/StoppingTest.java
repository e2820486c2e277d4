package io.openspeak.channel.grpc;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.openspeak.channel.v1.StartMode;
import io.openspeak.channel.v1.SubscribeChannelEventsResponse.PartCase;
import io.openspeak.platform.stopping.Stopping;
import io.openspeak.platform.testing.GrpcUnderTest;
import io.openspeak.platform.testing.RealRedisResource;
import io.openspeak.platform.testing.TestKeys;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A pod that stops: its subscribers are sent to another one, and it waits for none of them. */
@QuarkusTest
@TestProfile(StoppingTest.OfItsOwn.class)
@QuarkusTestResource(RealRedisResource.class)
@QuarkusTestResource(TestKeys.class)
@SuppressWarnings("NullAway.Init")
class StoppingTest {

    @Inject
    Stopping stopping;

    /** A pod stops once; it would hand over for longer than anybody here waits for it. */
    public static final class OfItsOwn implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("openspeak.stop.endpoints", "4s", "openspeak.stop.hand-over", "10m");
        }
    }

    @Test
    void subscribers_areSentElsewhere_withThePositionToGoOnFrom_andThePodDoesNotWait() {
        try (ChannelsUnderTest channels = new ChannelsUnderTest()) {
            await().until(() -> ready() == 200);
            String channel = channels.channel();
            try (Listening alice = new Listening(channels, "alice", "", channel);
                    Listening bob = new Listening(channels, "bob", "", channel)) {
                alice.await(PartCase.SNAPSHOT_DONE, 1);
                bob.await(PartCase.SNAPSHOT_DONE, 1);

                CompletableFuture<Void> stopped =
                        CompletableFuture.runAsync(() -> stopping.stop(new ShutdownDelayInitiatedEvent()));

                await().until(() -> ready() == 503);
                // Until nobody is sent here any more it goes on.
                channels.join("carol", channel);
                alice.await(PartCase.FACT, 1);
                assertSentElsewhere(alice);
                assertSentElsewhere(bob);
                await().until(stopped::isDone);
                // Whoever comes late is sent on, too, and has missed nothing.
                try (Listening late =
                        new Listening(channels, "alice", alice.last().getPosition(), channel)) {
                    assertSentElsewhere(late);
                    assertThat(late.mode()).isEqualTo(StartMode.START_MODE_CURRENT);
                }
            }
        }
    }

    private static void assertSentElsewhere(Listening listening) {
        StatusRuntimeException end = listening.awaitEnd().orElseThrow();
        assertThat(end.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
        assertThat(end.getStatus().getDescription())
                .isEqualTo("This pod stops; subscribe again from your last position at another one.");
        assertThat(GrpcUnderTest.reason(end)).isEqualTo("unavailable");
    }

    private static int ready() {
        return given().when().get("/q/health/ready").statusCode();
    }
}
