package io.openspeak.presence.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.openspeak.platform.testing.RawSocket;
import io.openspeak.platform.testing.RealRedisResource;
import io.openspeak.platform.testing.TestKeys;
import io.openspeak.platform.testing.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** Random and bent frames: never a fault of ours, never a hang, and nothing stays behind. */
@QuarkusTest
@QuarkusTestResource(RealRedisResource.class)
@QuarkusTestResource(TestKeys.class)
class SocketFuzzTest {

    private static final long SEED = 20261125;
    private static final int CLIENTS = 60;
    private static final int FRAMES = 35;
    private static final List<String> TYPES = List.of(
            "subscribe",
            "unsubscribe",
            "typing",
            "ping",
            "auth",
            "hello",
            "resume",
            "status",
            "mute",
            "presence_subscribe",
            "activity",
            "goodbye",
            "",
            "nonsense");
    private static final List<String> FIELDS = List.of(
            "channel_id",
            "dm_id",
            "token",
            "session_id",
            "position",
            "version",
            "platform",
            "device",
            "user_ids",
            "channel_ids",
            "dm_ids",
            "status",
            "text",
            "until",
            "microphone",
            "speaker",
            "add",
            "command_id");
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "false",
            "0",
            "-1",
            "1e308",
            "123456789012345678901234567890",
            "\"\"",
            "\"general\"",
            "\"away\"",
            "\"9999-12-31T23:59:59Z\"",
            "\"+999999999-12-31T23:59:59Z\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"{}\"",
            "[]",
            "[1,2]",
            "[\"a\",\"b\"]",
            "[[[[[[[[[[]]]]]]]]]]",
            "{}",
            "{\"a\":{\"b\":1}}",
            "\"" + "x".repeat(4_000) + "\"");

    @TestHTTPResource
    URL url;

    @Inject
    @SuppressWarnings("NullAway.Init")
    MeterRegistry metrics;

    private final TestTokens tokens = TestTokens.trusted();
    private final Random random = new Random(SEED);

    @Test
    void randomFrames_neverBreakTheServer() {
        double before = active();
        for (int client = 0; client < CLIENTS; client++) {
            boolean isNew = random.nextBoolean();
            String token = tokens.of("fuzz-" + SEED + "-" + client);
            String query = (isNew ? "?protocol=2&token=" : "?token=") + token;
            try (TestSocket socket = TestSocket.connect(TestSocket.url(url.getPort()) + query)) {
                if (isNew && random.nextBoolean()) {
                    socket.send("{\"type\":\"hello\"}");
                }
                for (int i = 0; i < FRAMES && !socket.isClosed(); i++) {
                    send(socket, frame());
                }
                assertThat(socket.heard.stream().map(JsonNode::toString))
                        .noneMatch(frame -> frame.contains("\"code\":500") || frame.contains("Exception"));
            }
        }

        await().until(() -> active() <= before);
        try (TestSocket healthy = TestSocket.colink(url.getPort(), tokens.of("fuzz-healthy"))) {
            healthy.send("{\"type\":\"ping\"}");
            healthy.await("pong");
        }
    }

    private double active() {
        return metrics.get("ws.connections.active").gauge().value();
    }

    private void send(TestSocket socket, String frame) {
        try {
            switch (random.nextInt(8)) {
                case 0 ->
                    socket.raw()
                            .sendBinary(ByteBuffer.wrap(randomBytes()), true)
                            .join();
                case 1 -> {
                    int half = frame.length() / 2;
                    socket.raw().sendText(frame.substring(0, half), false).join();
                    socket.raw().sendText(frame.substring(half), true).join();
                }
                case 2 -> socket.send(frame.substring(0, random.nextInt(frame.length() + 1)));
                default -> socket.send(frame);
            }
        } catch (CompletionException closedMeanwhile) {
            assertThat(closedMeanwhile.getCause()).isInstanceOfAny(IOException.class, IllegalArgumentException.class);
        }
    }

    private String frame() {
        StringBuilder frame = new StringBuilder("{\"type\":\"" + one(TYPES) + "\"");
        for (int i = random.nextInt(4); i > 0; i--) {
            frame.append(",\"").append(one(FIELDS)).append("\":").append(one(VALUES));
        }
        return frame.append('}').toString();
    }

    private byte[] randomBytes() {
        byte[] bytes = new byte[random.nextInt(2_000)];
        random.nextBytes(bytes);
        return bytes;
    }

    private String one(List<String> all) {
        return all.get(random.nextInt(all.size()));
    }

    @Test
    void randomBytes_thatAreNoFrames_endTheConnection_andOnlyThat() throws IOException {
        for (int client = 0; client < CLIENTS; client++) {
            try (RawSocket socket = RawSocket.connect(
                    url.getPort(), "/ws?protocol=2&token=" + tokens.of("raw-" + SEED + "-" + client))) {
                byte[] bytes = randomBytes();
                socket.sendBytes(bytes, bytes.length);
            }
        }

        try (TestSocket healthy = TestSocket.colink(url.getPort(), tokens.of("raw-healthy"))) {
            healthy.send("{\"type\":\"ping\"}");
            healthy.await("pong");
        }
    }
}
