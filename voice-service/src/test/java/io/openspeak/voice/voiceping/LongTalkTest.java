package io.openspeak.voice.voiceping;

import static io.openspeak.voice.voiceping.VoicePingClient.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.openspeak.voice.floor.FloorSettings;
import io.openspeak.voice.floor.grpc.ShortFloors;
import io.openspeak.voice.given.OtherServices;
import io.openspeak.voice.given.VoiceClient;
import io.openspeak.voice.voiceping.domain.Message;
import io.openspeak.voice.voiceping.domain.MessageType;
import io.openspeak.voice.voiceping.domain.WireId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who talks for longer than anybody may loses the floor to the next START; 90 s in life, less here. */
@QuarkusTest
@QuarkusTestResource(OtherServices.class)
@QuarkusTestResource(VoicePingTimes.class)
@QuarkusTestResource(ShortFloors.class)
@SuppressWarnings("NullAway.Init")
class LongTalkTest extends VoicePingWorld {

    private static final byte[] OPUS = {(byte) 0xf8, (byte) 0xff, (byte) 0xfe};

    @Inject
    FloorSettings limits;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    @AfterEach
    void fallSilent() {
        clock.shutdownNow();
    }

    @Test
    void holderWhoTalksTooLong_losesTheFloorToTheNextStart() {
        onlyOneAtATime();
        int one = number();
        int two = number();
        VoicePingClient alice = member(one);
        VoicePingClient bob = member(two);
        VoiceClient carol = grpc("carol");
        alice.say(0, 1, one, group, null);
        alice.await(MessageType.START_ACK);
        clock.scheduleAtFixedRate(() -> alice.say(0, 3, one, group, OPUS), 0, 20, TimeUnit.MILLISECONDS);

        await().pollInterval(Duration.ofMillis(300))
                .atMost(limits.longestTalk().multipliedBy(5))
                .until(() -> {
                    bob.say(0, 1, two, group, null);
                    return !bob.all(MessageType.START_ACK).isEmpty();
                });

        assertThat(text(bob.await(MessageType.START_FAILED))).isEqualTo("Busy");
        Message stop = bob.await(MessageType.STOP);
        assertThat(stop.from()).isEqualTo(new WireId.Whole(one));
        // It was not for silence.
        await().until(() -> carol.messages.stream()
                .anyMatch(told -> told.getFloor().getReason().equals("too_long")));
        assertThat(new JsonObject(text(stop)).getLong("duration"))
                .isGreaterThan(limits.longestTalk().toMillis() / 2);
        List<Message> afterwards = bob.messages.subList(bob.messages.indexOf(stop), bob.messages.size());
        assertThat(afterwards).noneMatch(message -> message.type() == MessageType.AUDIO);
        assertThat(alice.await(MessageType.START).from()).isEqualTo(new WireId.Whole(two));
        // What it says now nobody hears; bob is heard.
        bob.say(0, 3, two, group, OPUS);
        assertThat(alice.await(MessageType.AUDIO).from()).isEqualTo(new WireId.Whole(two));
        assertThat(bob.messages.subList(bob.messages.indexOf(stop), bob.messages.size()))
                .noneMatch(message -> message.type() == MessageType.AUDIO);
    }
}
