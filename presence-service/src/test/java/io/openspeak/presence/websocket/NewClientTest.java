package io.openspeak.presence.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.openspeak.auth.v1.AuthFact;
import io.openspeak.auth.v1.Revocation;
import io.openspeak.platform.redis.RedisCommands;
import io.openspeak.platform.redis.log.PartitionedLog;
import io.openspeak.platform.testing.FactEntry;
import io.openspeak.platform.testing.RealRedisResource;
import io.openspeak.platform.testing.TestKeys;
import io.openspeak.platform.testing.TestTokens;
import io.openspeak.platform.websocket.Closing;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import jakarta.inject.Inject;
import java.net.URL;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Clients that say hello. */
@QuarkusTest
@QuarkusTestResource(RealRedisResource.class)
@QuarkusTestResource(TestKeys.class)
class NewClientTest {

    @TestHTTPResource
    URL url;

    @Inject
    @SuppressWarnings("NullAway.Init")
    Redis client;

    private final TestTokens tokens = TestTokens.trusted();
    private final String suffix = "-" + UUID.randomUUID().toString().substring(0, 8);
    private final String alice = "alice" + suffix;
    private final String bob = "bob" + suffix;

    private TestSocket hello(String user, String fields) {
        return TestSocket.hello(url.getPort(), tokens.of(user), fields);
    }

    private TestSocket watch(String user, String watched) {
        TestSocket socket = hello(user, "\"user_ids\":[\"" + watched + "\"]");
        socket.await("snapshot_complete");
        return socket;
    }

    @Test
    void hello_isAnsweredFirst_withSessionAndLimits() {
        try (TestSocket socket = hello(alice, "\"version\":\"1.2\",\"platform\":\"linux\",\"device\":\"desktop\"")) {
            socket.await("snapshot_complete");
            JsonNode hello = socket.heard.getFirst();

            assertThat(hello.path("type").asText()).isEqualTo("hello");
            assertThat(hello.path("session_id").asText()).startsWith("s-");
            assertThat(hello.path("resumed").asBoolean(true)).isFalse();
            assertThat(hello.path("heartbeat_interval_ms").asLong()).isEqualTo(500);
            assertThat(hello.path("limits").path("message_bytes").asInt()).isEqualTo(8192);
            JsonNode own = socket.awaitPresence(alice, "online");
            assertThat(own.path("devices")).hasToString("[{\"device\":\"desktop\",\"status\":\"online\"}]");
        }
    }

    @Test
    void commands_areAcknowledged_andSeen() {
        try (TestSocket watching = watch(bob, alice);
                TestSocket socket = hello(alice, "")) {
            JsonNode status =
                    socket.command("c1", "{\"type\":\"status\",\"status\":\"do_not_disturb\",\"text\":\"in a call\"}");
            JsonNode mute = socket.command("c2", "{\"type\":\"mute\",\"microphone\":true,\"speaker\":true}");
            JsonNode activity = socket.command("c3", "{\"type\":\"activity\"}");

            assertThat(List.of(status, mute, activity))
                    .allMatch(answer -> answer.path("type").asText().equals("ack"));
            assertThat(status.path("position").asText()).isNotEmpty();
            JsonNode seen = watching.await(
                    "presence", frame -> frame.path("detail").asText().equals("do_not_disturb"));
            assertThat(seen.path("status").asText()).isEqualTo("away");
            assertThat(seen.path("text").asText()).isEqualTo("in a call");
            JsonNode muted = watching.await("mute_changed");
            assertThat(muted.path("microphone").asBoolean()).isTrue();
            assertThat(muted.path("speaker").asBoolean()).isFalse();
        }
    }

    @Test
    void refusedCommand_isAnError_withReasonAndCommand() {
        try (TestSocket socket = hello(alice, "")) {
            JsonNode idle = socket.command("c1", "{\"type\":\"status\",\"status\":\"idle\"}");

            assertThat(idle.path("type").asText()).isEqualTo("error");
            assertThat(idle.path("code").asInt()).isEqualTo(400);
            assertThat(idle.path("reason").asText()).isEqualTo("invalid_status");
        }
    }

    @Test
    void presenceSubscribe_replacesWhoIsListed() {
        String carol = "carol" + suffix;
        try (TestSocket watching = hello(bob, "");
                TestSocket first = hello(alice, "");
                TestSocket second = hello(carol, "")) {
            watching.send("{\"type\":\"presence_subscribe\",\"user_ids\":[\"" + alice + "\"]}");
            watching.awaitPresence(alice, "online");
            watching.command("c1", "{\"type\":\"presence_subscribe\",\"user_ids\":[\"" + carol + "\"]}");
            watching.awaitPresence(carol, "online");

            first.command("c1", "{\"type\":\"status\",\"status\":\"away\"}");
            second.command("c1", "{\"type\":\"status\",\"status\":\"away\"}");
            watching.awaitPresence(carol, "away");

            assertThat(watching.heard)
                    .noneMatch(frame -> frame.path("user_id").asText().equals(alice)
                            && frame.path("status").asText().equals("away"));
        }
    }

    @Test
    void tooManyWatched_areRefused() {
        String ids = "\"u\"" + ",\"u\"".repeat(500);
        try (TestSocket socket = hello(alice, "")) {
            JsonNode refused = socket.command("c1", "{\"type\":\"presence_subscribe\",\"user_ids\":[" + ids + "]}");

            assertThat(refused.path("code").asInt()).isEqualTo(400);
        }
    }

    @Test
    void resume_overASecondConnection_hasNoHole() {
        try (TestSocket actor = hello(alice, "")) {
            TestSocket before = watch(bob, alice);
            String position = before.await("snapshot_complete").path("position").asText();
            String session = before.heard.getFirst().path("session_id").asText();
            before.kill();
            actor.command("c1", "{\"type\":\"status\",\"status\":\"away\",\"text\":\"one\"}");
            actor.command("c2", "{\"type\":\"status\",\"status\":\"away\",\"text\":\"two\"}");

            try (TestSocket after =
                    TestSocket.connect(TestSocket.url(url.getPort()) + "?protocol=2&token=" + tokens.of(bob))) {
                after.send("{\"type\":\"resume\",\"session_id\":\"" + session + "\",\"position\":\"" + position
                        + "\",\"user_ids\":[\"" + alice + "\"]}");
                JsonNode hello = after.await("hello");
                actor.command("c3", "{\"type\":\"status\",\"status\":\"away\",\"text\":\"three\"}");
                after.await("presence", frame -> frame.path("text").asText().equals("three"));

                assertThat(hello.path("resumed").asBoolean()).isTrue();
                assertThat(hello.path("session_id").asText()).isEqualTo(session);
                assertThat(after.await("started").path("mode").asText()).isEqualTo("replay");
                assertThat(after.heard.stream()
                                .filter(frame -> frame.path("user_id").asText().equals(alice))
                                .map(frame -> frame.path("text").asText()))
                        .containsExactly("one", "two", "three");
            }
        }
    }

    @Test
    void resume_ofALiveSession_closesTheOther_forGood() {
        try (TestSocket before = hello(alice, "")) {
            String session = before.heard.getFirst().path("session_id").asText();
            try (TestSocket after = hello(alice, "\"session_id\":\"" + session + "\"")) {
                assertThat(before.awaitClose()).isEqualTo(Closing.REPLACED.code());
                assertThat(before.await("closing").path("reconnect").asText()).isEqualTo("never");
                assertThat(after.heard.getFirst().path("resumed").asBoolean()).isTrue();
            }
        }
    }

    @Test
    void goodbye_isOfflineAtOnce_andClosesCleanly() {
        try (TestSocket watching = watch(bob, alice)) {
            TestSocket socket = hello(alice, "");
            watching.awaitPresence(alice, "online");

            socket.send("{\"type\":\"goodbye\"}");

            assertThat(socket.awaitClose()).isEqualTo(1000);
            watching.awaitPresence(alice, "offline");
            assertThat(watching.count("reconnecting")).isZero();
        }
    }

    @Test
    void killedClient_isReconnecting_thenOffline() {
        try (TestSocket watching = watch(bob, alice)) {
            hello(alice, "").kill();

            watching.await("reconnecting", frame -> frame.path("reconnecting").asBoolean());
            watching.awaitPresence(alice, "offline");
        }
    }

    @Test
    void revokedToken_closesTheSocket() {
        String family = "family-" + UUID.randomUUID();
        String token = tokens.shape(alice).claim("family", family).sign();
        try (TestSocket socket = TestSocket.hello(url.getPort(), token, "")) {
            revoke(family);

            assertThat(socket.awaitClose()).isEqualTo(Closing.UNAUTHORIZED.code());
            assertThat(socket.await("closing").path("reconnect").asText()).isEqualTo("after_sign_in");
        }
    }

    /** As auth-service tells of it. */
    private void revoke(String family) {
        PartitionedLog log = new PartitionedLog("auth", 16);
        long now = System.currentTimeMillis();
        AuthFact fact = AuthFact.newBuilder()
                .setRevoked(Revocation.newBuilder()
                        .setFamilyId(family)
                        .setNotAfter(now)
                        .setForgetAt(now + 900_000))
                .build();
        new RedisCommands(client)
                .send(Command.XADD, FactEntry.arguments(log.stream(0), "test", "auth.v1", fact.toByteArray()))
                .await()
                .indefinitely();
    }
}
