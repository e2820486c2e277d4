package io.openspeak.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.openspeak.client.failure.OpenSpeakException;
import io.openspeak.client.id.ChannelId;
import io.openspeak.launcher.ServicePod;
import io.openspeak.voice.v1.RejectionReason;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Rubbish gets a clear error and harms nobody. */
class BadInputScenario {

    @Test
    void garbageOnEveryPort_harmsNobody() throws IOException {
        try (TestUser alice = TestUser.online("alice").joins("general");
                TestUser bob = TestUser.online("bob").joins("general")) {
            for (ServicePod pod : Installation.running().pods()) {
                for (int seed = 0; seed < 20; seed++) {
                    sendGarbage(pod.port(), seed);
                }
            }

            Speech.of(25).saidBy(alice);

            // A pod that still digests garbage may hold a frame for long: then it is told as a gap.
            Awaitility.await()
                    .atMost(TestUser.PATIENCE)
                    .untilAsserted(() -> assertThat(bob.heardOf("alice").size() + bob.lostFrames())
                            .isEqualTo(25));
            assertThat(bob.heardOf("alice")).hasSizeGreaterThanOrEqualTo(20);
            Awaitility.await()
                    .untilAsserted(() -> assertThat(Installation.running().pods())
                            .allMatch(pod -> pod.isRunning() && pod.answers()));
        }
    }

    private static void sendGarbage(int port, int seed) throws IOException {
        byte[] garbage = new byte[4096];
        new Random(seed).nextBytes(garbage);
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout((int) Duration.ofSeconds(2).toMillis());
            if (seed % 2 == 0) {
                socket.getOutputStream().write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes());
            }
            socket.getOutputStream().write(garbage);
        } catch (SocketException reset) {
            // The server may hang up while garbage is still being sent: that is its right.
        }
    }

    @Test
    void oversizedAndForeignFrames_areRejected_andTheTalkGoesOn() {
        try (TestUser alice = TestUser.online("alice").joins("general");
                TestUser bob = TestUser.online("bob").joins("general")) {
            alice.says(new byte[2000]);
            alice.room().connection().send(new ChannelId("elsewhere"), ByteString.copyFrom(new byte[10]));
            alice.says(new byte[] {7});

            assertThat(bob.awaitHeard("alice", 1).getFirst().getOpus().toByteArray())
                    .isEqualTo(new byte[] {7});
            Awaitility.await()
                    .untilAsserted(() -> assertThat(alice.rejections())
                            .extracting("reason")
                            .contains(
                                    RejectionReason.REJECTION_REASON_BAD_SIZE,
                                    RejectionReason.REJECTION_REASON_NOT_A_MEMBER));
        }
    }

    @Test
    void fullChannel_saysSo() {
        try (TestUser admin = TestUser.online("admin");
                TestUser alice = TestUser.online("alice");
                TestUser bob = TestUser.online("bob")) {
            ChannelId tiny = new ChannelId("tiny-" + System.nanoTime());
            admin.client.channels().create(tiny, 1);
            alice.client.channels().join(tiny, alice.session.id());

            assertThatThrownBy(() -> bob.client.channels().join(tiny, bob.session.id()))
                    .isInstanceOfSatisfying(OpenSpeakException.class, full -> {
                        assertThat(full.code()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
                        assertThat(full.reason()).isEqualTo("channel_full");
                    });
        }
    }

    @Test
    void overlongNames_areNamedInTheRefusal() {
        try (TestUser admin = TestUser.online("admin")) {
            assertThatThrownBy(() -> admin.client.channels().create(new ChannelId("x".repeat(65)), 0))
                    .isInstanceOfSatisfying(OpenSpeakException.class, refused -> {
                        assertThat(refused.code()).isEqualTo(Status.Code.INVALID_ARGUMENT);
                        assertThat(refused.explanation()).contains("channel_id");
                    });
        }
    }
}
