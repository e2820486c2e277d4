package io.openspeak.voice.stream.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.openspeak.platform.testing.RawSocket;
import io.openspeak.voice.given.SocketClient;
import io.openspeak.voice.given.VoiceClient;
import io.openspeak.voice.loop.EventLoops;
import io.openspeak.voice.routing.domain.RoutingCounters;
import io.openspeak.voice.v1.OpenVoiceRequest;
import io.openspeak.voice.v1.VoiceCloseReason;
import io.openspeak.voice.v1.VoiceFrame;
import io.openspeak.voice.v1.VoiceFrames;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Speech over {@code /voice}, beside gRPC; and what clients do that they should not. */
@QuarkusTest
@SuppressWarnings("NullAway.Init")
class SocketVoiceTest extends SocketTest {

    private static final byte[] PACKET = new byte[1275];

    @Inject
    RoutingCounters counters;

    @Inject
    EventLoops loops;

    @Test
    void speech_goesBothWays_betweenTheTransports() {
        SocketClient alice = browser("alice");
        VoiceClient bob = caller("bob");
        SocketClient carol = browser("carol");

        for (int i = 0; i < 50; i++) {
            alice.say(channel, i, new byte[] {(byte) i, 1, 2});
        }

        await().until(() -> bob.heard.size() == 50 && carol.heard.size() == 50);
        assertThat(carol.heard).isEqualTo(bob.heard);
        for (int i = 0; i < 50; i++) {
            VoiceFrame frame = carol.heard.get(i);
            assertThat(frame.getSequence()).isEqualTo(i);
            assertThat(frame.getSpeakerId()).isEqualTo("alice");
            assertThat(frame.getOpus().toByteArray()).isEqualTo(new byte[] {(byte) i, 1, 2});
        }
        bob.say(channel, 7, PACKET);
        await().until(() -> alice.heard.size() == 1 && carol.heard.size() == 51);
        assertThat(alice.heard.getFirst().getSpeakerId()).isEqualTo("bob");
        assertThat(alice.heard.getFirst().getOpus().toByteArray()).isEqualTo(PACKET);
    }

    @Test
    void severalFrames_inOneMessage_areHeardInOrder() {
        SocketClient alice = browser("alice");
        SocketClient bob = browser("bob");
        VoiceFrames.Builder frames = VoiceFrames.newBuilder();
        for (int i = 0; i < 16; i++) {
            frames.addFrames(VoiceFrame.newBuilder()
                    .setChannelId(channel)
                    .setSequence(i)
                    .setOpus(com.google.protobuf.ByteString.copyFrom(PACKET)));
        }

        alice.send(OpenVoiceRequest.newBuilder().setFrames(frames).build());

        await().until(() -> bob.heard.size() == 16);
        assertThat(bob.heard).extracting(VoiceFrame::getSequence).isSorted();
    }

    @Test
    void fragments_arePutTogether() {
        SocketClient alice = browser("alice");
        SocketClient bob = browser("bob");
        byte[] message = OpenVoiceRequest.newBuilder()
                .setFrame(VoiceFrame.newBuilder()
                        .setChannelId(channel)
                        .setOpus(com.google.protobuf.ByteString.copyFrom(PACKET)))
                .build()
                .toByteArray();

        alice.raw().sendBinary(ByteBuffer.wrap(message, 0, 100), false).join();
        alice.raw()
                .sendBinary(ByteBuffer.wrap(message, 100, message.length - 100), true)
                .join();

        await().until(() -> bob.heard.size() == 1);
    }

    @Test
    void clientThatDoesNotRead_losesFramesAndIsTold_andOthersAreUntouched() {
        SocketClient alice = browser("alice");
        SocketClient bob = browser("bob");
        String position = facts.joined(channel, "sleepy");
        SocketClient sleepy = register(SocketClient.notReading(port(), token("sleepy")));
        sleepy.hello(channel, position);
        long dropped = counters.framesDropped();
        AtomicLong sequence = new AtomicLong();

        await().pollInterval(Duration.ofMillis(11)).until(() -> {
            alice.say(channel, sequence.getAndIncrement(), PACKET);
            // It is there, and so not silent.
            sayIfOpen(sleepy);
            return counters.framesDropped() > dropped + 10;
        });
        sleepy.read();

        await().pollInterval(Duration.ofMillis(20)).until(() -> {
            alice.say(channel, sequence.getAndIncrement(), PACKET);
            return sleepy.heard.size() > 0 && sleepy.lost() > 10;
        });
        await().untilAsserted(() -> {
            assertThat(bob.heard.size() + bob.lost()).isEqualTo(sequence.get());
            // What was said before it was attached it neither heard nor lost.
            assertThat(sleepy.heard.size() + sleepy.lost())
                    .isEqualTo(sequence.get() - sleepy.heard.getFirst().getSequence());
        });
        assertThat(bob.lost()).isZero();
        assertThat(sleepy.isClosed()).isFalse();
    }

    @Test
    void clientThatNeverReads_isCut() {
        SocketClient alice = browser("alice");
        SocketClient bob = browser("bob");
        String position = facts.joined(channel, "sleepy");
        SocketClient sleepy = register(SocketClient.notReading(port(), token("sleepy")));
        sleepy.hello(channel, position);
        AtomicLong sequence = new AtomicLong();

        await().pollInterval(Duration.ofMillis(11)).until(() -> {
            alice.say(channel, sequence.getAndIncrement(), PACKET);
            // It is there, and so not silent.
            sayIfOpen(sleepy);
            return metric("openspeak_voice_websockets_closed_total{reason=\"slow_consumer\"") > 0 && sequence.get() > 0;
        });
        await().until(() -> bob.heard.stream()
                        .filter(frame -> frame.getSpeakerId().equals("alice"))
                        .count()
                == sequence.get());
    }

    private void sayIfOpen(SocketClient client) {
        try {
            client.say(channel, 0, new byte[0]);
        } catch (CompletionException closed) {
            assertThat(closed.getCause()).isInstanceOf(IOException.class);
        }
    }

    @Test
    void flood_isToldAndClosed_andOthersAreUntouched() {
        SocketClient alice = browser("alice");
        SocketClient bob = browser("bob");
        SocketClient mallory = browser("mallory");
        long begun = System.nanoTime();
        try {
            for (int i = 0; i < 2_000; i++) {
                mallory.say(channel, i, new byte[80]);
            }
        } catch (CompletionException closedMeanwhile) {
            // That is what it is about.
        }

        assertThat(mallory.awaitClose()).isEqualTo(4429);
        assertThat(mallory.errorReason()).isEqualTo("rate_limited");
        long seconds = 1 + TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun);
        alice.say(channel, 1, PACKET);
        await().until(() ->
                bob.heard.stream().anyMatch(frame -> frame.getSpeakerId().equals("alice")));
        // A second's worth at once, and then so many a second.
        assertThat(bob.heard).hasSizeLessThanOrEqualTo((int) (1 + 100 * (1 + seconds)));
    }

    @Test
    void textMessage_isRefused() {
        SocketClient alice = browser("alice");

        alice.raw().sendText("{\"type\":\"hello\"}", true).join();

        assertThat(alice.awaitClose()).isEqualTo(4400);
        assertThat(alice.errorReason()).isEqualTo("invalid_request");
    }

    @Test
    void garbage_isRefused() {
        SocketClient alice = browser("alice");

        alice.send(new byte[] {(byte) 0xff, 1, 2, 3, 4});

        assertThat(alice.awaitClose()).isEqualTo(4400);
        assertThat(alice.errorReason()).isEqualTo("invalid_request");
    }

    @Test
    void hugeMessage_isRefused() {
        SocketClient alice = browser("alice");

        alice.send(new byte[40_000]);

        assertThat(alice.awaitClose()).isEqualTo(1009);
        assertThat(alice.errorReason()).isEqualTo("body_too_large");
    }

    @Test
    void firstMessage_thatIsNoHello_isRefused() {
        SocketClient alice = register(SocketClient.open(port(), token("alice")));

        alice.say(channel, 1, PACKET);

        assertThat(alice.awaitClose()).isEqualTo(4400);
    }

    @Test
    void peerThatAnswersNoPings_isClosed() throws IOException {
        String position = facts.joined(channel, "ghost");
        try (RawSocket ghost = RawSocket.connect(port(), "/voice")) {
            ghost.send(2, SocketClient.hello(channel, position, token("ghost")).toByteArray());

            assertThat(ghost.awaitClose()).isEqualTo(4408);
        }
    }

    @Test
    void stoppedPod_sendsItsClientsElsewhere() {
        SocketClient alice = browser("alice");

        loops.end();

        assertThat(alice.awaitClose()).isEqualTo(1012);
        assertThat(alice.messages.getLast().getClosing().getReason())
                .isEqualTo(VoiceCloseReason.VOICE_CLOSE_REASON_GOING_AWAY);
    }

    @Test
    void brokenConnection_isNoticed_andNothingStaysBehind() {
        await().until(() -> metric("openspeak_voice_websockets ") == 0);
        SocketClient alice = browser("alice");
        assertThat(metric("openspeak_voice_websockets ")).isEqualTo(1);

        alice.raw().abort();

        await().until(() -> metric("openspeak_voice_websockets ") == 0);
        await().until(() -> metric("openspeak_voice_connections ") == 0);
    }

    private static double metric(String name) {
        return io.restassured.RestAssured.get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(name) || line.startsWith(name.strip() + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }
}
