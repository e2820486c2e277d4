package io.openspeak.presence.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.openspeak.platform.stopping.Stopping;
import io.openspeak.platform.testing.RealRedisResource;
import io.openspeak.platform.testing.TestKeys;
import io.openspeak.platform.testing.TestTokens;
import io.openspeak.platform.websocket.Closing;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A pod that stops: its clients are told to go elsewhere, and go on there as if nothing had happened. */
@QuarkusTest
@TestProfile(StoppingTest.OfItsOwn.class)
@QuarkusTestResource(RealRedisResource.class)
@QuarkusTestResource(TestKeys.class)
@SuppressWarnings("NullAway.Init")
class StoppingTest {

    @TestHTTPResource
    URI address;

    @Inject
    Stopping stopping;

    private final TestTokens tokens = TestTokens.trusted();

    /** A pod stops once. */
    public static final class OfItsOwn implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("openspeak.stop.endpoints", "4s", "openspeak.presence.reconnecting", "60s");
        }
    }

    @Test
    void clients_areToldToGoElsewhere_andMayResume() {
        RestAssured.port = address.getPort();
        await().until(() -> ready() == 200);
        try (TestSocket alice = hello("alice", "");
                TestSocket bob = hello("bob", "")) {
            CompletableFuture<Void> stopped =
                    CompletableFuture.runAsync(() -> stopping.stop(new ShutdownDelayInitiatedEvent()));

            await().until(() -> ready() == 503);
            // Until nobody is sent here any more it goes on.
            assertThat(bob.command("c1", "{\"type\":\"mute\",\"microphone\":true}")
                            .path("type")
                            .asText())
                    .isEqualTo("ack");
            assertThat(alice.awaitClose()).isEqualTo(Closing.GOING_AWAY.code());
            assertThat(bob.awaitClose()).isEqualTo(Closing.GOING_AWAY.code());
            await().until(stopped::isDone);
            String session = alice.heard.getFirst().path("session_id").asText();
            try (TestSocket back = hello("alice", "\"session_id\":\"" + session + "\"")) {
                assertThat(back.heard.getFirst().path("resumed").asBoolean()).isTrue();
                // Whoever comes late is sent on, too.
                assertThat(back.awaitClose()).isEqualTo(Closing.GOING_AWAY.code());
            }
        }
    }

    private TestSocket hello(String user, String fields) {
        return TestSocket.hello(address.getPort(), tokens.of(user), fields);
    }

    private static int ready() {
        return RestAssured.get("/q/health/ready").statusCode();
    }
}
