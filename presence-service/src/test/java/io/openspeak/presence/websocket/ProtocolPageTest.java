package io.openspeak.presence.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openspeak.platform.testing.RealRedisResource;
import io.openspeak.platform.testing.TestKeys;
import io.openspeak.platform.testing.TestTokens;
import io.openspeak.platform.websocket.Closing;
import io.openspeak.presence.rooms.Rooms;
import io.openspeak.presence.rooms.grpc.ChannelsBeside;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** docs/protocols/websocket.md says what is: its examples are sent, and met. */
@QuarkusTest
@QuarkusTestResource(RealRedisResource.class)
@QuarkusTestResource(TestKeys.class)
@QuarkusTestResource(ChannelsBeside.class)
class ProtocolPageTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern EXAMPLE = Pattern.compile("```json\n(.*?)\n```", Pattern.DOTALL);
    private static final Pattern CLOSE_CODE =
            Pattern.compile("^\\| (\\d{4}) \\| `(\\w+)` \\| (\\w+) \\|$", Pattern.MULTILINE);

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
    private final String suffix = "-" + UUID.randomUUID().toString().substring(0, 8);
    private final String alice = "alice" + suffix;
    private final String bob = "bob" + suffix;

    private static String page() throws IOException {
        return Files.readString(Path.of("..", "docs", "protocols", "websocket.md"));
    }

    private static List<JsonNode> examples(String heading) throws IOException {
        String section = page().split("\n## " + heading + "\n", -1)[1].split("\n## ", -1)[0];
        List<JsonNode> examples = new ArrayList<>();
        for (String text :
                EXAMPLE.matcher(section).results().map(found -> found.group(1)).toList()) {
            examples.add(JSON.readTree(text));
        }
        assertThat(examples).isNotEmpty();
        return examples;
    }

    @Test
    void everyExampleOfAClient_isUnderstood() throws IOException {
        try (TestSocket socket =
                TestSocket.connect(TestSocket.url(url.getPort()) + "?protocol=2&token=" + tokens.of(alice))) {
            int number = 0;
            for (JsonNode example : examples("Client to server")) {
                socket.send(example.toString());
                switch (example.path("type").asText()) {
                    case "hello" -> socket.await("hello");
                    case "ping" -> socket.await("pong");
                    case "goodbye" -> assertThat(socket.awaitClose()).isEqualTo(1000);
                    default -> {
                        String id = "page-" + number++;
                        JsonNode answer = socket.command(
                                id, ((ObjectNode) example).without("command_id").toString());
                        assertThat(answer.path("type").asText())
                                .as(example.toString())
                                .isEqualTo("ack");
                    }
                }
            }
            assertThat(socket.count("error")).isZero();
        }
    }

    @Test
    void everyExampleOfTheServer_isMet() throws IOException {
        List<JsonNode> heard = scenario();

        for (JsonNode example : examples("Server to client")) {
            assertThat(heard.stream()
                            .filter(frame -> frame.path("type").equals(example.path("type")))
                            .map(ProtocolPageTest::fields)
                            .distinct())
                    .as(example.toString())
                    .contains(fields(example));
        }
    }

    private static List<String> fields(JsonNode frame) {
        List<String> names = new ArrayList<>();
        frame.fieldNames().forEachRemaining(names::add);
        if (frame.has("limits")) {
            names.addAll(fields(frame.path("limits")));
        }
        return new ArrayList<>(new TreeSet<>(names));
    }

    /** Two clients meet, the one of CoLink and the new one; what they hear. */
    private List<JsonNode> scenario() {
        List<JsonNode> heard = new ArrayList<>();
        try (TestSocket colink = TestSocket.colink(url.getPort(), tokens.of(alice));
                TestSocket watching =
                        TestSocket.hello(url.getPort(), tokens.of(alice), "\"user_ids\":[\"" + bob + "\"]")) {
            colink.send("{\"type\":\"subscribe\",\"channel_id\":\"lobby" + suffix + "\"}");
            colink.send("{\"type\":\"unsubscribe\",\"channel_id\":\"lobby" + suffix + "\"}");
            colink.send("{\"type\":\"ping\"}");
            colink.send("{\"type\":\"dance\"}");
            colink.await("error");
            watching.await("snapshot_complete");
            TestSocket acting = TestSocket.hello(url.getPort(), tokens.of(bob), "\"device\":\"desktop\"");
            acting.command("c1", "{\"type\":\"status\",\"status\":\"do_not_disturb\"}");
            acting.command("c2", "{\"type\":\"mute\",\"microphone\":true}");
            acting.command("c3", "{\"type\":\"status\",\"status\":\"idle\"}");
            acting.await("position");
            String session = acting.await("hello").path("session_id").asText();
            TestSocket second = TestSocket.hello(url.getPort(), tokens.of(bob), "\"session_id\":\"" + session + "\"");
            acting.awaitClose();
            second.kill();
            // The state at the beginning, before Bob came, has no position of its own.
            watching.await(
                    "presence", frame -> frame.path("status").asText().equals("offline") && frame.has("position"));
            heard.addAll(colink.heard);
            heard.addAll(watching.heard);
            heard.addAll(acting.heard);
        }
        return heard;
    }

    @Test
    void closeCodes_areThoseOfTheProgram() throws IOException {
        List<String> listed = CLOSE_CODE
                .matcher(page())
                .results()
                .map(row -> row.group(1) + " " + row.group(2) + " " + row.group(3))
                .toList();

        assertThat(listed)
                .containsExactlyElementsOf(Arrays.stream(Closing.values())
                        .map(closing -> closing.code() + " " + closing.wireName() + " "
                                + closing.reconnect().wireName())
                        .toList());
    }
}
