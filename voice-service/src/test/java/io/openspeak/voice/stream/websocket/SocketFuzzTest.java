package io.openspeak.voice.stream.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.openspeak.platform.testing.RawSocket;
import io.openspeak.platform.testing.surface.RandomMessages;
import io.openspeak.voice.given.SocketClient;
import io.openspeak.voice.v1.OpenVoiceRequest;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** Random, bent and broken messages: a clear end or none, never a fault of ours, and others hear on. */
@QuarkusTest
class SocketFuzzTest extends SocketTest {

    private static final long SEED = 20261126;
    private static final int CLIENTS = 60;
    private static final int MESSAGES = 40;
    private static final Set<Integer> CLEAR = Set.of(1002, 1009, 4400, 4401, 4403, 4429, 4503);

    private final Random random = new Random(SEED);
    private final RandomMessages messages = new RandomMessages(SEED, "lobby", "mallory");

    @Test
    void randomMessages_endTheirConnectionClearly_orNot() {
        SocketClient alice = browser("alice");
        SocketClient bob = browser("bob");

        for (int i = 0; i < CLIENTS; i++) {
            SocketClient mallory =
                    random.nextBoolean() ? browser("mallory") : register(SocketClient.open(port(), token("mallory")));
            for (int sent = 0; sent < MESSAGES && !mallory.isClosed(); sent++) {
                send(mallory);
            }
            if (mallory.isClosed()) {
                assertThat(CLEAR).contains(mallory.awaitClose());
            }
            assertThat(mallory.messages)
                    .noneMatch(told -> told.getClosing().getErrorReason().equals("internal_error"));
            mallory.close();
        }

        int before = bob.heard.size();
        alice.say(channel, 1, new byte[] {1});
        await().until(() -> bob.heard.size() > before);
    }

    private void send(SocketClient client) {
        byte[] message = messages.any(OpenVoiceRequest.getDescriptor()).toByteArray();
        try {
            switch (random.nextInt(6)) {
                case 0 -> client.send(bent(message));
                case 1 -> client.send(Arrays.copyOf(message, random.nextInt(message.length + 1)));
                case 2 -> {
                    int half = message.length / 2;
                    client.raw()
                            .sendBinary(ByteBuffer.wrap(message, 0, half), false)
                            .join();
                    client.raw()
                            .sendBinary(ByteBuffer.wrap(message, half, message.length - half), true)
                            .join();
                }
                case 3 ->
                    client.raw()
                            .sendPing(ByteBuffer.wrap(new byte[random.nextInt(126)]))
                            .join();
                default -> client.send(message);
            }
        } catch (CompletionException closedMeanwhile) {
            assertThat(closedMeanwhile.getCause()).isInstanceOf(IOException.class);
        }
    }

    private byte[] bent(byte[] message) {
        byte[] bent = message.clone();
        if (bent.length > 0) {
            bent[random.nextInt(bent.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return bent;
    }

    @Test
    void randomBytes_thatAreNoFrames_endTheConnection_andOnlyThat() throws IOException {
        SocketClient alice = browser("alice");
        SocketClient bob = browser("bob");

        for (int i = 0; i < CLIENTS; i++) {
            try (RawSocket socket = RawSocket.connect(port(), "/voice")) {
                byte[] bytes = new byte[random.nextInt(2_000)];
                random.nextBytes(bytes);
                socket.sendBytes(bytes, bytes.length);
            }
        }

        alice.say(channel, 1, new byte[] {1});
        await().until(() -> bob.heard.size() == 1);
    }
}
