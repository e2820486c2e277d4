package io.openspeak.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grpc.Status;
import io.openspeak.platform.stopping.Stopping;
import io.openspeak.voice.given.FactWriter;
import io.openspeak.voice.given.OtherServices;
import io.openspeak.voice.given.VoiceClient;
import io.openspeak.voice.v1.VoiceCloseReason;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.vertx.mutiny.redis.client.Redis;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A pod that stops, whose clients first find another one. */
@QuarkusTest
@TestProfile(StoppingTest.OfItsOwn.class)
@QuarkusTestResource(OtherServices.class)
@SuppressWarnings("NullAway.Init")
class StoppingTest {

    OtherServices surroundings;

    @TestHTTPResource
    URI address;

    @Inject
    Redis redis;

    @Inject
    Stopping stopping;

    /** A pod stops once. */
    public static final class OfItsOwn implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("openspeak.stop.hand-over", "12s");
        }
    }

    @Test
    void clients_areAsked_goOnMeanwhile_andAreCutInTheEnd() {
        FactWriter facts = new FactWriter(redis);
        RestAssured.port = address.getPort();
        await().until(() -> ready() == 200);
        try (VoiceClient alice = member(facts, "alice");
                VoiceClient bob = member(facts, "bob")) {

            CompletableFuture<Void> stopped =
                    CompletableFuture.runAsync(() -> stopping.stop(new ShutdownDelayInitiatedEvent()));

            await().until(() -> wasAsked(alice) && wasAsked(bob));
            assertThat(ready()).isEqualTo(503);
            alice.say("stopping", 7, new byte[] {7});
            await().until(() -> bob.heard.size() == 1);
            try (VoiceClient late = member(facts, "carol")) {
                await().until(() -> wasAsked(late));
            }
            assertThat(stopped).isNotDone();
            alice.close();
            await().until(() -> bob.ended != null);
            assertThat(bob.ended).extracting(Status::getCode).isEqualTo(Status.Code.UNAVAILABLE);
            await().until(stopped::isDone);
        }
    }

    private VoiceClient member(FactWriter facts, String user) {
        return VoiceClient.open(address.getPort(), surroundings.tokens().of(user))
                .hello("", "stopping", facts.joined("stopping", user))
                .welcomed();
    }

    private static boolean wasAsked(VoiceClient client) {
        return client.messages.stream()
                .anyMatch(
                        message -> message.getClosing().getReason() == VoiceCloseReason.VOICE_CLOSE_REASON_GOING_AWAY);
    }

    private static int ready() {
        return RestAssured.get("/q/health/ready").statusCode();
    }
}
