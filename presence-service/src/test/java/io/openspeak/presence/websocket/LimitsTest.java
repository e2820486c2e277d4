package io.openspeak.presence.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.openspeak.platform.testing.GrpcUnderTest;
import io.openspeak.platform.testing.RawSocket;
import io.openspeak.platform.testing.RealRedisResource;
import io.openspeak.platform.testing.TestKeys;
import io.openspeak.platform.testing.TestTokens;
import io.openspeak.presence.rooms.Rooms;
import io.openspeak.presence.rooms.grpc.ChannelsBeside;
import io.openspeak.presence.v1.PresenceServiceGrpc;
import io.openspeak.presence.v1.PublishRoomMessageRequest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a client may not do, and what becomes of it. */
@QuarkusTest
@QuarkusTestResource(RealRedisResource.class)
@QuarkusTestResource(TestKeys.class)
@QuarkusTestResource(ChannelsBeside.class)
class LimitsTest {

    @TestHTTPResource
    URL url;

    @Inject
    @SuppressWarnings("NullAway.Init")
    Rooms rooms;

    @BeforeEach
    void awaitRooms() {
        TestRooms.awaitReady(rooms);
    }

    private final TestTokens tokens = TestTokens.trusted();
    private final String alice = "alice-" + UUID.randomUUID().toString().substring(0, 8);
    private final String bob = "bob-" + UUID.randomUUID().toString().substring(0, 8);

    private TestSocket connect() {
        return TestSocket.colink(url.getPort(), tokens.of(alice));
    }

    @Test
    void messageTooLarge_isAnError_andTheConnectionStays() {
        try (TestSocket socket = connect()) {
            socket.send("{\"type\":\"ping\",\"more\":\"" + "x".repeat(9_000) + "\"}");
            socket.send("{\"type\":\"ping\"}");

            socket.await("pong");
            assertThat(socket.await("error").path("code").asInt()).isEqualTo(413);
        }
    }

    @Test
    void fragments_arePutTogether_andBounded() {
        try (TestSocket socket = connect()) {
            socket.raw().sendText("{\"type\":", false).join();
            socket.raw().sendText("\"ping\"}", true).join();
            socket.await("pong");
            for (int i = 0; i < 9; i++) {
                socket.raw().sendText("x".repeat(1_000), false).join();
            }
            socket.raw().sendText("", true).join();

            assertThat(socket.await("error").path("code").asInt()).isEqualTo(413);
        }
    }

    @Test
    void binaryMessage_isAnError() {
        try (TestSocket socket = connect()) {
            socket.raw().sendBinary(ByteBuffer.wrap(new byte[] {1, 2, 3}), true).join();

            assertThat(socket.await("error").path("code").asInt()).isEqualTo(400);
            assertThat(socket.isClosed()).isFalse();
        }
    }

    @Test
    void invalidUtf8_isClosedAsSuch() throws IOException {
        try (RawSocket socket = RawSocket.connect(url.getPort(), "/ws?protocol=2&token=" + tokens.of(alice))) {
            socket.send(1, new byte[] {'"', (byte) 0xc3, (byte) 0x28, '"'});

            assertThat(socket.awaitClose()).isEqualTo(1007);
        }
    }

    @Test
    void hugeFrame_isCut() throws IOException {
        try (RawSocket socket = RawSocket.connect(url.getPort(), "/ws?protocol=2&token=" + tokens.of(alice))) {
            socket.send(1, new byte[200_000]);

            assertThat(socket.awaitEnd()).isTrue();
        }
    }

    @Test
    void tooManyFrames_areTold_andClosed() {
        try (TestSocket socket = connect()) {
            try {
                for (int i = 0; i < 200; i++) {
                    socket.send("{\"type\":\"ping\"}");
                }
            } catch (java.util.concurrent.CompletionException closedMeanwhile) {
                // That is what it is about.
            }

            assertThat(socket.awaitClose()).isEqualTo(4429);
            assertThat(socket.await("error").path("code").asInt()).isEqualTo(429);
        }
    }

    @Test
    void tooManyErrors_areClosed() {
        try (TestSocket socket = connect()) {
            for (int i = 0; i < 25 && !socket.isClosed(); i++) {
                socket.raw()
                        .sendText("nonsense", true)
                        .exceptionally(closed -> socket.raw())
                        .join();
            }

            assertThat(socket.awaitClose()).isEqualTo(4400);
        }
    }

    @Test
    void connectionsOfAUser_areLimited() {
        List<TestSocket> open = new ArrayList<>();
        try {
            for (int i = 0; i < 32; i++) {
                open.add(connect());
            }
            try (TestSocket tooMany =
                    TestSocket.connect(TestSocket.url(url.getPort()) + "?token=" + tokens.of(alice))) {
                assertThat(tooMany.awaitClose()).isEqualTo(4429);
                assertThat(tooMany.await("error").path("code").asInt()).isEqualTo(429);
            }
        } finally {
            open.forEach(TestSocket::close);
        }
    }

    @Test
    void clientThatNeverReads_isClosed_andOthersHearEverything() throws IOException {
        String room = "lobby-" + alice;
        String json = "{\"text\":\"" + "x".repeat(15_000) + "\"}";
        AtomicInteger published = new AtomicInteger();
        var connection = GrpcUnderTest.connect();
        var messages =
                GrpcUnderTest.with(tokens.of("messages", "service"), PresenceServiceGrpc.newBlockingStub(connection));
        try (RawSocket stuck = RawSocket.connect(url.getPort(), "/ws?protocol=2&token=" + tokens.of(bob));
                TestSocket listening = connect()) {
            stuck.sendText("{\"type\":\"hello\",\"channel_ids\":[\"" + room + "\"]}");
            listening.send("{\"type\":\"subscribe\",\"channel_id\":\"" + room + "\"}");
            listening.awaitPresence(bob, "online");

            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> {
                        for (int i = 0; i < 50; i++) {
                            messages.publishRoomMessage(PublishRoomMessageRequest.newBuilder()
                                    .setChannelId(room)
                                    .setJson(json)
                                    .build());
                            published.incrementAndGet();
                        }
                        // Who reads has heard it all before there is more, and is no slow one itself.
                        await().until(() -> listening.count("message") == published.get());
                        return stuck.isCut();
                    });

            await().untilAsserted(() -> assertThat(listening.count("message")).isEqualTo(published.get()));
        } finally {
            connection.shutdownNow();
        }
    }
}
