package io.openspeak.voice.speaking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.openspeak.platform.redis.RedisCommands;
import io.openspeak.platform.redis.log.PartitionedLog;
import io.openspeak.voice.given.OtherServices;
import io.openspeak.voice.given.VoiceClient;
import io.openspeak.voice.given.VoiceRoom;
import io.openspeak.voice.v1.PublishRequest;
import io.openspeak.voice.v1.VoiceFact;
import io.openspeak.voice.v1.VoiceFrame;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who speaks can be read in the log. */
@QuarkusTest
@QuarkusTestResource(OtherServices.class)
@SuppressWarnings("NullAway.Init")
class SpeakingTest {

    OtherServices surroundings;

    @TestHTTPResource
    URI address;

    @Inject
    Redis redis;

    @Inject
    PartitionedLog log;

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
    void speech_isTold_whenItBeginsAndWhenItEnds_andWhispersAreNot() {
        VoiceClient alice = room.member("alice");
        VoiceClient bob = room.member("bob");
        bob.whisper(room.channel, 1, new byte[] {1}, "alice");
        await().until(() -> alice.heard.size() == 1);

        sayUntilTold(alice);

        await().until(() -> told().getLast().equals("alice false"));
        assertThat(new LinkedHashSet<>(told())).containsExactly("alice true", "alice false");
    }

    @Test
    void publishedSpeech_isTold_whenItBeginsAndWhenItEnds_andWhispersAreNot() {
        VoiceClient bob = room.member("bob");
        room.facts.joined(room.channel, "alice");
        // A stream of the contract is one of the speaker: whispers have another.
        await().ignoreExceptions()
                .untilAsserted(() -> publish(
                        VoiceFrame.newBuilder().setStream(2).setSequence(1).addWhisperTo("bob")));
        await().until(() -> bob.heard.size() == 1);

        publish(VoiceFrame.newBuilder().setStream(1).setSequence(1));

        await().until(() -> told().equals(List.of("alice true", "alice false")));
    }

    private void publish(VoiceFrame.Builder frame) {
        room.callsOf("alice")
                .publish(PublishRequest.newBuilder()
                        .setFrame(frame.setChannelId(room.channel).setOpus(ByteString.copyFrom(new byte[] {1})))
                        .build());
    }

    @Test
    void speech_endsWithItsConnection() throws Exception {
        VoiceClient alice = room.member("alice");
        sayUntilTold(alice);

        alice.close();

        await().until(() -> told().getLast().equals("alice false"));
    }

    /** What is said once may be over before anybody looks whether she speaks, on a machine that stands still. */
    private void sayUntilTold(VoiceClient alice) {
        AtomicLong sequence = new AtomicLong();
        await().until(() -> {
            alice.say(room.channel, sequence.incrementAndGet(), new byte[] {1});
            return told().contains("alice true");
        });
    }

    private List<String> told() {
        Response entries = Objects.requireNonNull(new RedisCommands(redis)
                .send(Command.XRANGE, List.of(log.stream(log.partitionOf(room.channel)), "-", "+"))
                .await()
                .atMost(Duration.ofSeconds(20)));
        List<String> told = new ArrayList<>();
        for (Response entry : entries) {
            VoiceFact fact = factOf(entry.get(1));
            if (fact.getChannelId().equals(room.channel) && fact.hasSpeaking()) {
                told.add(fact.getSpeaking().getUserId() + " "
                        + fact.getSpeaking().getSpeaking());
            }
        }
        return told;
    }

    private static VoiceFact factOf(Response fields) {
        for (int i = 0; i + 1 < fields.size(); i += 2) {
            if (fields.get(i).toString().equals("data")) {
                try {
                    return VoiceFact.parseFrom(fields.get(i + 1).toBytes());
                } catch (InvalidProtocolBufferException another) {
                    return VoiceFact.getDefaultInstance();
                }
            }
        }
        throw new AssertionError("an entry without data");
    }
}
