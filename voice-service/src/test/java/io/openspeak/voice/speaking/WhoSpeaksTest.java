package io.openspeak.voice.speaking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.openspeak.channel.v1.Right;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.voice.given.OtherServices;
import io.openspeak.voice.given.SocketClient;
import io.openspeak.voice.given.VoiceClient;
import io.openspeak.voice.given.VoiceRoom;
import io.openspeak.voice.routing.domain.SpeakingChange;
import io.openspeak.voice.v1.OpenVoiceResponse;
import io.openspeak.voice.v1.SpeakingChanged;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.redis.client.Redis;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients are told who speaks, by the log. */
@QuarkusTest
@QuarkusTestResource(OtherServices.class)
@SuppressWarnings("NullAway.Init")
class WhoSpeaksTest {

    OtherServices surroundings;

    @TestHTTPResource
    URI address;

    @Inject
    Redis redis;

    @Inject
    SpeakingLog log;

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
    void listeners_areTold_overBothTransports_andTheSpeakerIsNot() {
        VoiceClient alice = room.member("alice");
        VoiceClient bob = room.member("bob");
        String position = room.facts.joined(room.channel, "carol");
        try (SocketClient carol =
                SocketClient.open(address.getPort(), surroundings.tokens().of("carol"))) {
            carol.hello(room.channel, position).welcomed();

            // What is said once may be over before anybody looks, on a machine that stands still.
            AtomicLong sequence = new AtomicLong();
            await().until(() -> {
                alice.say(room.channel, sequence.incrementAndGet(), new byte[] {1});
                return told(bob.messages).contains("alice true");
            });

            for (List<OpenVoiceResponse> listener : List.of(bob.messages, carol.messages)) {
                await().until(() -> told(listener).contains("alice false"));
                assertThat(new LinkedHashSet<>(told(listener))).containsExactly("alice true", "alice false");
            }
            assertThat(told(alice.messages)).isEmpty();
        }
    }

    @Test
    void speakersOfOtherPods_areTold_alsoToThoseWhoComeLater_untilTheyStop() {
        tellElsewhere("zoe", true);
        VoiceClient bob = room.member("bob");

        await().until(() -> told(bob.messages).equals(List.of("zoe true")));

        tellElsewhere("zoe", false);
        await().until(() -> told(bob.messages).equals(List.of("zoe true", "zoe false")));
        assertThat(bob.messages.stream().flatMap(message -> message.getSpeakingList().stream()))
                .allMatch(told -> told.getSessionId().isEmpty())
                .allMatch(told -> told.getChannelId().equals(room.channel));
    }

    @Test
    void deafenedListener_isTold_andWhoMayNotListenIsNot() {
        room.facts.session("deaf", "device-d", true, false);
        VoiceClient deaf =
                entered("deaf", room.facts.joined(room.channel, "deaf", "device-d", List.of(Right.RIGHT_LISTEN)));
        VoiceClient mere = entered("mere", room.facts.joined(room.channel, "mere", "", List.of(Right.RIGHT_SPEAK)));

        tellElsewhere("zoe", true);

        await().until(() -> told(deaf.messages).equals(List.of("zoe true")));
        assertThat(told(mere.messages)).isEmpty();
    }

    @Test
    void listener_whoLosesTheRightToListen_isToldThatAllStopped() {
        VoiceClient bob = room.member("bob");
        tellElsewhere("zoe", true);
        await().until(() -> told(bob.messages).equals(List.of("zoe true")));

        room.facts.joined(room.channel, "bob", "", List.of(Right.RIGHT_SPEAK));

        await().until(() -> told(bob.messages).equals(List.of("zoe true", "zoe false")));
    }

    private VoiceClient entered(String user, String position) {
        return room.connect(user).hello("", room.channel, position).welcomed();
    }

    private void tellElsewhere(String user, boolean speaking) {
        log.append(new SpeakingChange(new ChannelId(room.channel), new UserId(user), "s-1", speaking), Instant.now())
                .await()
                .atMost(Duration.ofSeconds(20));
    }

    private static List<String> told(List<OpenVoiceResponse> messages) {
        return messages.stream()
                .flatMap(message -> message.getSpeakingList().stream())
                .map(WhoSpeaksTest::words)
                .toList();
    }

    private static String words(SpeakingChanged told) {
        return told.getUserId() + " " + told.getSpeaking();
    }
}
