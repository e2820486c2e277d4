package io.openspeak.voice.catchup.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.openspeak.channel.v1.Right;
import io.openspeak.voice.given.OtherServices;
import io.openspeak.voice.given.VoiceClient;
import io.openspeak.voice.given.VoiceRoom;
import io.openspeak.voice.v1.ListBurstsRequest;
import io.openspeak.voice.v1.ListBurstsResponse;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.redis.client.Redis;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** "Say again", where an installation keeps speech. */
@QuarkusTest
@QuarkusTestResource(OtherServices.class)
@TestProfile(ListBurstsTest.KeepsSpeech.class)
@SuppressWarnings("NullAway.Init")
class ListBurstsTest {

    /** Off by default. */
    public static final class KeepsSpeech implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("openspeak.voice.catch-up.enabled", "true", "openspeak.voice.catch-up.pause", "3s");
        }
    }

    OtherServices surroundings;

    @TestHTTPResource
    URI address;

    @Inject
    Redis redis;

    private VoiceRoom room;

    @BeforeEach
    void begin() {
        room = new VoiceRoom(address, surroundings, redis);
    }

    @AfterEach
    void end() {
        room.close();
    }

    @Test
    void bursts_areGivenToWhoJoinsLate_asTheyWereHeard_andWhispersAreNot() {
        VoiceClient alice = room.member("alice");
        VoiceClient bob = room.member("bob");
        alice.say(room.channel, 1, new byte[] {1});
        alice.say(room.channel, 2, new byte[] {2});
        await().until(() -> bob.heard.size() == 2);
        alice.whisper(room.channel, 3, new byte[] {3}, "bob");
        await().until(() -> bob.heard.size() == 3);
        room.facts.joined(room.channel, "carol");

        // Before this pod knows that carol joined, she is refused.
        await().ignoreExceptionsInstanceOf(StatusRuntimeException.class).untilAsserted(() -> {
            List<ListBurstsResponse> bursts = ask("carol", 1);
            assertThat(bursts).singleElement().satisfies(burst -> {
                assertThat(burst.getBurst()).isEqualTo(1);
                assertThat(burst.getFramesList())
                        .extracting(frame -> frame.getSpeakerId() + " " + frame.getSequence() + " "
                                + frame.getOpus().byteAt(0))
                        .containsExactly("alice 1 1", "alice 2 2");
            });
        });
    }

    @Test
    void bursts_areForMembersWhoMayListen() {
        room.facts.joined(room.channel, "mute", "", List.of(Right.RIGHT_SPEAK));

        await().untilAsserted(() -> assertThat(refusal("mute").getDescription()).contains("may not listen"));
        assertThat(refusal("stranger").getCode()).isEqualTo(Status.Code.PERMISSION_DENIED);
    }

    private Status refusal(String user) {
        StatusRuntimeException refused = catchThrowableOfType(StatusRuntimeException.class, () -> ask(user, 1));
        return refused.getStatus();
    }

    private List<ListBurstsResponse> ask(String user, int last) {
        List<ListBurstsResponse> bursts = new ArrayList<>();
        room.callsOf(user)
                .listBursts(ListBurstsRequest.newBuilder()
                        .setChannelId(room.channel)
                        .setLast(last)
                        .build())
                .forEachRemaining(bursts::add);
        return bursts;
    }
}
