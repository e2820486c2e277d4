package io.openspeak.voice.voiceping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.openspeak.voice.given.OtherServices;
import io.openspeak.voice.given.VoiceClient;
import io.openspeak.voice.voiceping.domain.MessageType;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Clients that do not keep to the rules: they are told by a close code, and harm nobody else. */
@QuarkusTest
@QuarkusTestResource(OtherServices.class)
@QuarkusTestResource(VoicePingTimes.class)
class RobustnessTest extends VoicePingWorld {

    private static final byte[] OPUS = new byte[80];

    @Test
    void garbage_isBornForAWhile_thenTheConnectionEnds() {
        int one = number();
        VoicePingClient alice = connect(SelfSigned.of(one));

        alice.send(new byte[] {(byte) 0xc1});
        alice.say(0, 99, one, group, null);
        alice.say(1, 25, one, 0, "still there?");
        alice.await(MessageType.CONNECTION_ACK);
        flood(alice, new byte[] {1, 2, 3}, 20);

        assertThat(alice.awaitClose()).isEqualTo(4400);
    }

    @Test
    void randomBytes_harmNobody() {
        int one = number();
        VoicePingClient bob = member(number());
        Random random = new Random(7);
        for (int i = 0; i < 30; i++) {
            VoicePingClient fuzzer = member(one);
            for (int j = 0; j < 50 && !fuzzer.isClosed(); j++) {
                byte[] bytes = random.nextBoolean()
                        ? new byte[random.nextInt(200)]
                        : VoicePingClient.pack(0, random.nextInt(33), one, group, "x".repeat(random.nextInt(50)));
                if (random.nextBoolean()) {
                    for (int k = 0; k < bytes.length; k += 1 + random.nextInt(20)) {
                        bytes[k] = (byte) random.nextInt();
                    }
                }
                sendIfOpen(fuzzer, bytes);
            }
            fuzzer.close();
        }

        bob.say(1, 25, 1, 0, "alive?");
        bob.await(MessageType.CONNECTION_ACK);
    }

    @Test
    void flood_isClosed_andTheOthersGoOn() {
        int one = number();
        int two = number();
        VoicePingClient flooder = member(one);
        VoicePingClient alice = member(two);
        VoicePingClient bob = member(number());

        flood(flooder, VoicePingClient.pack(0, 17, one, group, "spam"), 200);
        alice.say(0, 1, two, group, null);
        alice.say(0, 3, two, group, OPUS);

        assertThat(flooder.awaitClose()).isEqualTo(4429);
        bob.await(MessageType.AUDIO);
        assertThat(bob.all(MessageType.TEXT).size()).isLessThan(100);
    }

    @Test
    void tenTimesTheRateOfSpeech_isCutToTheRate() {
        int one = number();
        VoicePingClient alice = member(one);
        VoicePingClient bob = member(number());
        alice.say(0, 1, one, group, null);
        alice.await(MessageType.START_ACK);

        long begun = System.nanoTime();
        flood(alice, VoicePingClient.pack(0, 3, one, group, OPUS), 500);
        alice.say(1, 25, one, 0, "done");
        alice.await(MessageType.CONNECTION_ACK);
        long seconds = 1 + TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun);

        bob.await(MessageType.AUDIO, 100);
        // A second's worth at once, and then so many a second.
        assertThat(bob.all(MessageType.AUDIO).size()).isLessThanOrEqualTo((int) (100 * (1 + seconds)));
    }

    @Test
    void messageThatIsTooLong_isAnError() {
        int one = number();
        VoicePingClient alice = connect(SelfSigned.of(one));

        alice.say(0, 17, one, group, "x".repeat(5000));
        alice.say(1, 25, one, 0, "still there?");

        alice.await(MessageType.CONNECTION_ACK);
        flood(alice, VoicePingClient.pack(0, 17, one, group, "x".repeat(5000)), 10);
        assertThat(alice.awaitClose()).isEqualTo(4400);
    }

    @Test
    void textFrames_areAnError() {
        VoicePingClient alice = connect(SelfSigned.of(number()));

        for (int i = 0; i < 10 && !alice.isClosed(); i++) {
            try {
                alice.raw().sendText("[0,1,2,3,null]", true).join();
            } catch (CompletionException closed) {
                break;
            }
        }

        assertThat(alice.awaitClose()).isEqualTo(4400);
    }

    @Test
    void clientThatNeverReads_isClosed_andTheOthersHear() {
        int one = number();
        int two = number();
        VoicePingClient deaf = VoicePingClient.notReading(
                address.getPort(),
                SelfSigned.of(one).with("channelIds", List.of(group)).sign());
        open.add(deaf);
        VoicePingClient bob = member(number());
        VoiceClient carol = grpc(String.valueOf(two));

        AtomicLong sequence = new AtomicLong();
        await().pollInterval(Duration.ofMillis(11)).until(() -> {
            carol.say(String.valueOf(group), sequence.getAndIncrement(), OPUS);
            return bob.all(MessageType.AUDIO).size() >= 200;
        });
        assertThat(bob.isClosed()).isFalse();
        await("its session to end")
                .until(() -> surroundings.presence().sessions.stream()
                        .filter(session -> session.user().equals(String.valueOf(one)))
                        .anyMatch(session -> session.ended));
    }

    private static void flood(VoicePingClient client, byte[] message, int times) {
        for (int i = 0; i < times && !client.isClosed(); i++) {
            sendIfOpen(client, message);
        }
    }

    private static void sendIfOpen(VoicePingClient client, byte[] message) {
        try {
            client.raw().sendBinary(ByteBuffer.wrap(message), true).join();
        } catch (CompletionException closed) {
            assertThat(client.raw()).isInstanceOf(WebSocket.class);
        }
    }
}
