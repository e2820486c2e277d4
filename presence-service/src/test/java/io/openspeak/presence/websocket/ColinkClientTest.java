package io.openspeak.presence.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.testing.GrpcUnderTest;
import io.openspeak.platform.testing.RealRedisResource;
import io.openspeak.platform.testing.TestKeys;
import io.openspeak.platform.testing.TestTokens;
import io.openspeak.presence.Presence;
import io.openspeak.presence.PresenceStore;
import io.openspeak.presence.domain.Input;
import io.openspeak.presence.domain.Link;
import io.openspeak.presence.domain.Session;
import io.openspeak.presence.rooms.Rooms;
import io.openspeak.presence.rooms.grpc.ChannelsBeside;
import io.openspeak.presence.v1.PresenceServiceGrpc;
import io.openspeak.presence.v1.PublishRoomMessageRequest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URL;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients of CoLink, unchanged: seed colink-presence.md. */
@QuarkusTest
@QuarkusTestResource(RealRedisResource.class)
@QuarkusTestResource(TestKeys.class)
@QuarkusTestResource(ChannelsBeside.class)
class ColinkClientTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TestHTTPResource
    URL url;

    private final TestTokens tokens = TestTokens.trusted();
    private final String suffix = "-" + UUID.randomUUID().toString().substring(0, 8);
    private final String alice = "alice" + suffix;
    private final String bob = "bob" + suffix;
    private final String general = "lobby-general" + suffix;
    private final String random = "lobby-random" + suffix;
    private final String direct = "dm_1-23" + suffix;

    @Inject
    @SuppressWarnings("NullAway.Init")
    Rooms rooms;

    @Inject
    @SuppressWarnings("NullAway.Init")
    Presence presence;

    @Inject
    @SuppressWarnings("NullAway.Init")
    PresenceStore store;

    @BeforeEach
    void awaitRooms() {
        TestRooms.awaitReady(rooms);
    }

    private TestSocket connect(String user) {
        return TestSocket.colink(url.getPort(), tokens.of(user));
    }

    private static String frame(String type, String field, String room) {
        return "{\"type\": \"" + type + "\", \"" + field + "\": \"" + room + "\"}";
    }

    private static List<String> fields(JsonNode frame) {
        List<String> names = new ArrayList<>();
        frame.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** The seed's `python test_websocket.py auto`. */
    @Test
    void automatedTestOfTheSeed_runs() {
        try (TestSocket client = connect(alice)) {
            client.send(frame("subscribe", "channel_id", general));
            JsonNode subscribed = client.await("subscribed");
            client.send(frame("typing", "channel_id", general));
            client.send("{\"type\": \"ping\"}");
            JsonNode pong = client.await("pong");
            client.send(frame("subscribe", "channel_id", random));
            client.await(
                    "subscribed", frame -> frame.path("channel_id").asText().equals(random));
            client.send(frame("unsubscribe", "channel_id", general));
            JsonNode unsubscribed = client.await("unsubscribed");
            client.send(frame("subscribe", "dm_id", direct));
            JsonNode inDirect =
                    client.await("subscribed", frame -> !frame.path("dm_id").isNull());

            assertThat(subscribed)
                    .hasToString("{\"type\":\"subscribed\",\"channel_id\":\"" + general + "\",\"dm_id\":null}");
            assertThat(fields(pong)).containsExactly("type", "timestamp");
            assertThat(Instant.parse(pong.path("timestamp").asText()))
                    .isBefore(Instant.now().plusSeconds(5));
            assertThat(unsubscribed).hasToString("{\"type\":\"unsubscribed\",\"channel_id\":\"" + general + "\"}");
            assertThat(inDirect)
                    .hasToString("{\"type\":\"subscribed\",\"channel_id\":null,\"dm_id\":\"" + direct + "\"}");
            assertThat(client.count("error")).isZero();
        }
    }

    @Test
    void whoConnects_isToldOfItself_inTheSeedsFields() {
        try (TestSocket client = connect(alice)) {
            JsonNode own = client.awaitPresence(alice, "online");

            assertThat(fields(own)).containsExactly("type", "user_id", "username", "status", "timestamp");
            assertThat(client.heard)
                    .allMatch(frame -> frame.path("type").asText().equals("presence"));
        }
    }

    @Test
    void peopleInARoom_areToldToWhoSubscribes_andFollowed() {
        try (TestSocket watching = connect(bob)) {
            TestSocket client = connect(alice);
            client.send(frame("subscribe", "channel_id", general));
            client.await("subscribed");

            watching.send(frame("subscribe", "channel_id", general));
            watching.awaitPresence(alice, "online");
            client.send("{\"type\":\"status\",\"status\":\"do_not_disturb\"}");
            JsonNode away = watching.awaitPresence(alice, "away");
            client.goodbye();
            JsonNode offline = watching.awaitPresence(alice, "offline");

            assertThat(fields(away)).containsExactly("type", "user_id", "username", "status", "timestamp");
            assertThat(offline.path("username").asText())
                    .isEqualTo(away.path("username").asText());
        }
    }

    /** The seed's clients have no word for people whom they are not told of any more. */
    @Test
    void whoLeftTheRoom_isOfflineThere() {
        try (TestSocket watching = connect(bob);
                TestSocket client = connect(alice)) {
            client.send(frame("subscribe", "channel_id", general));
            watching.send(frame("subscribe", "channel_id", general));
            watching.awaitPresence(alice, "online");

            client.send(frame("unsubscribe", "channel_id", general));
            JsonNode offline = watching.awaitPresence(alice, "offline");

            assertThat(fields(offline)).containsExactly("type", "user_id", "username", "status", "timestamp");
        }
    }

    /** Redis lost it; its pod brings it back a moment later, with the rooms that nobody could write meanwhile. */
    @Test
    void roomEntered_whileTheStoreKnewNothingOfTheSession_isKnown_onceItIsBack() {
        try (TestSocket watching = connect(bob);
                TestSocket client = connect(alice)) {
            watching.send(frame("subscribe", "channel_id", general));
            watching.await("subscribed");
            redisForgets(session -> new Input.Goodbye(session.id(), ((Link.Live) session.link()).connection()));

            client.send(frame("subscribe", "channel_id", general));
            client.await("subscribed");

            watching.awaitPresence(alice, "online");
        }
    }

    /** Redis came back without what was written last. */
    @Test
    void room_thatTheStoreForgot_isWrittenAgain() {
        try (TestSocket watching = connect(bob);
                TestSocket client = connect(alice)) {
            watching.send(frame("subscribe", "channel_id", general));
            client.send(frame("subscribe", "channel_id", general));
            watching.awaitPresence(alice, "online");

            redisForgets(session -> new Input.RoomsSet(session.id(), Set.of()));

            watching.awaitPresence(alice, "offline");
            await().atMost(PATIENCE)
                    .until(() -> watching.heard.stream()
                            .filter(frame -> frame.path("user_id").asText().equals(alice))
                            .reduce((first, last) -> last)
                            .orElseThrow()
                            .path("status")
                            .asText()
                            .equals("online"));
        }
    }

    private void redisForgets(Function<Session, Input> what) {
        UserId user = new UserId(alice);
        Session session = store.find(user).await().atMost(PATIENCE).sessions().getFirst();
        presence.apply(user, what.apply(session)).await().atMost(PATIENCE);
    }

    @Test
    void typingAndMessages_areHeardInTheRoom_inTheSeedsFields() {
        var connection = GrpcUnderTest.connect();
        try (TestSocket listening = connect(bob);
                TestSocket typist = connect(alice)) {
            for (TestSocket client : List.of(listening, typist)) {
                client.send(frame("subscribe", "channel_id", general));
                client.await("subscribed");
            }
            typist.send(frame("typing", "channel_id", general));
            GrpcUnderTest.with(tokens.of("messages", "service"), PresenceServiceGrpc.newBlockingStub(connection))
                    .publishRoomMessage(PublishRoomMessageRequest.newBuilder()
                            .setChannelId(general)
                            .setJson("{\"message_id\":\"msg-456\"}")
                            .build());
            JsonNode typing = listening.await("typing");

            assertThat(fields(typing)).containsExactly("type", "channel_id", "dm_id", "user_id", "username");
            assertThat(typing.path("user_id").asText()).isEqualTo(alice);
            assertThat(listening.await("message"))
                    .hasToString("{\"type\":\"message\",\"data\":{\"message_id\":\"msg-456\"}}");
            typist.await("message");
            assertThat(typist.count("typing")).isZero();
        } finally {
            connection.shutdownNow();
        }
    }

    @Test
    void roomThatOneMayNotSee_isAnError() {
        try (TestSocket client = connect(bob)) {
            client.send(frame("subscribe", "dm_id", direct));

            assertThat(client.await("error").path("code").asInt()).isEqualTo(404);
            assertThat(client.count("subscribed")).isZero();
        }
    }

    @Test
    void othersOutsideOfOnesRooms_areNotTold() {
        try (TestSocket watching = connect(bob);
                TestSocket client = connect(alice)) {
            client.send("{\"type\":\"status\",\"status\":\"away\"}");
            client.awaitPresence(alice, "away");

            assertThat(watching.heard)
                    .noneMatch(frame -> frame.path("user_id").asText().equals(alice));
        }
    }

    @Test
    void unknownTypeAndBadJson_areErrors_andTheConnectionStays() {
        try (TestSocket client = connect(alice)) {
            client.send("{\"type\":\"dance\"}");
            client.send("no json");
            client.send("{\"type\":\"ping\"}");
            client.await("pong");

            assertThat(client.heard.stream()
                            .filter(frame -> frame.path("type").asText().equals("error"))
                            .map(JsonNode::toString))
                    .containsExactly(
                            "{\"type\":\"error\",\"error\":\"Invalid message type\",\"code\":400}",
                            "{\"type\":\"error\",\"error\":\"Invalid message type\",\"code\":400}");
        }
    }

    @Test
    void clientThatOnlyAnswersPings_staysBeyondTheSilence() {
        try (TestSocket client = connect(alice)) {
            await().during(Duration.ofSeconds(7)).until(() -> !client.isClosed());
        }
    }

    @Test
    void closingOneOfTwoTabs_keepsTheUserOnline() {
        try (TestSocket watching = connect(bob);
                TestSocket other = connect(alice)) {
            other.send(frame("subscribe", "channel_id", general));
            other.await("subscribed");
            watching.send(frame("subscribe", "channel_id", general));
            watching.awaitPresence(alice, "online");

            connect(alice).goodbye();
            other.send("{\"type\":\"status\",\"status\":\"away\"}");
            watching.awaitPresence(alice, "away");

            assertThat(watching.heard)
                    .noneMatch(frame -> frame.path("user_id").asText().equals(alice)
                            && frame.path("status").asText().equals("offline"));
        }
    }
}
