package io.openspeak.presence.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.platform.redis.RedisCommands;
import io.openspeak.platform.redis.log.PartitionedLog;
import io.openspeak.platform.testing.FactEntry;
import io.openspeak.platform.testing.RealRedisResource;
import io.openspeak.platform.testing.TestKeys;
import io.openspeak.platform.testing.TestTokens;
import io.openspeak.presence.v1.PresenceEvent;
import io.openspeak.presence.v1.PresenceStatus;
import io.openspeak.voice.v1.SpeakingChanged;
import io.openspeak.voice.v1.VoiceFact;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import jakarta.inject.Inject;
import java.net.URL;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever speaks is active, as voice-service's log tells. */
@QuarkusTest
@QuarkusTestResource(RealRedisResource.class)
@QuarkusTestResource(TestKeys.class)
@TestProfile(SpeechActivityTest.SoonIdle.class)
@SuppressWarnings("NullAway.Init")
class SpeechActivityTest {

    private static final PartitionedLog VOICE = new PartitionedLog("voice", 16);

    @TestHTTPResource
    URL url;

    @Inject
    Redis redis;

    private final TestTokens tokens = TestTokens.trusted();

    /** Nobody wants to wait for five minutes. */
    public static class SoonIdle implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "openspeak.presence.idle", "4s",
                    "openspeak.presence.activity-grain", "100ms",
                    "openspeak.presence.speech-grain", "500ms");
        }
    }

    @BeforeEach
    void awaitReadiness() {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> RestAssured.get("/q/health/ready").statusCode() == 200);
    }

    @Test
    void speech_makesTheIdleOnline_andKeepsThemSo() {
        try (TestSession watching = TestSession.open(url.getPort(), tokens.of("bob"), "alice");
                TestSession alice = TestSession.open(url.getPort(), tokens.of("alice"))) {
            watching.await(event -> becomes(event, PresenceStatus.PRESENCE_STATUS_IDLE));
            speaks("alice", alice.id(), 120_000);
            speaks("alice", "session-of-another", 0);

            speaks("alice", alice.id(), 0);

            watching.await(event -> becomes(event, PresenceStatus.PRESENCE_STATUS_ONLINE));
            long idle = idles(watching);
            Awaitility.await()
                    .pollInterval(Duration.ofMillis(300))
                    .during(Duration.ofSeconds(7))
                    .until(() -> {
                        speaks("alice", alice.id(), 0);
                        return idles(watching) == idle;
                    });
            assertThat(idle).isEqualTo(1);
        }
    }

    private static long idles(TestSession watching) {
        return watching.events().stream()
                .filter(event -> becomes(event, PresenceStatus.PRESENCE_STATUS_IDLE))
                .count();
    }

    private static boolean becomes(PresenceEvent event, PresenceStatus status) {
        // One is told of oneself, too.
        return event.getStatusChanged().getUserId().equals("alice")
                && event.getStatusChanged().getNewStatus() == status;
    }

    private void speaks(String user, String session, long millisAgo) {
        VoiceFact fact = VoiceFact.newBuilder()
                .setChannelId("general")
                .setAt(System.currentTimeMillis() - millisAgo)
                .setSpeaking(SpeakingChanged.newBuilder()
                        .setUserId(user)
                        .setSessionId(session)
                        .setSpeaking(true))
                .build();
        new RedisCommands(redis)
                .send(
                        Command.XADD,
                        FactEntry.arguments(
                                VOICE.stream(VOICE.partitionOf("general")), "first", "voice.v1", fact.toByteArray()))
                .await()
                .atMost(Duration.ofSeconds(20));
    }
}
