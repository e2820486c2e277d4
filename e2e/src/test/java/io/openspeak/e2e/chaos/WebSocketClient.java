package io.openspeak.e2e.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openspeak.presence.v1.PresenceStatus;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A client on {@code /ws} that says hello: JSON both ways (docs/protocols/websocket.md). */
final class WebSocketClient extends ActingClient implements JsonSocket.Reader {

    private static final String STATUS_PREFIX = "PRESENCE_STATUS_";

    /** Closes that say nothing before: a goodbye is answered so (1000), a pod dies so (1006). */
    private static final Set<Integer> WORDLESS = Set.of(WebSocket.NORMAL_CLOSURE, 1006);

    private final String token;
    private volatile @Nullable JsonSocket socket;
    private volatile ObjectNode hello = JsonSocket.frame("hello");

    WebSocketClient(Part part, Scene scene, String token) {
        super(part, scene);
        this.token = token;
    }

    @Override
    void start(Line opened) {
        hello = JsonSocket.frame(session().isEmpty() ? "hello" : "resume")
                .put("version", "chaos")
                .put("platform", "linux")
                .put("device", device())
                .put("session_id", session())
                .put("position", picture().ask(opened.pod()));
        name(watched(), hello);
        socket = JsonSocket.connect(
                JsonSocket.builder().header("Authorization", "Bearer " + token), "/ws?protocol=2", opened, this);
    }

    @Override
    public void opened() {
        send(hello);
    }

    @Override
    void ended() {
        socket = null;
        super.ended();
    }

    /** Nothing is sent anew but those who are new; the next position is the first that covers them. */
    @Override
    void goOnWithOthers() {
        picture().startOver();
    }

    /** By one of the two ways that there are. */
    @Override
    void endSession() {
        JsonSocket ending = socket;
        if (!part().patient()) {
            send(JsonSocket.frame("goodbye"));
        } else if (ending != null) {
            ending.close();
        }
    }

    @Override
    void say(String commandId, Act.Command command) {
        ObjectNode frame = switch (command) {
            case Act.Claim claim ->
                JsonSocket.frame("status").put("status", word(claim.status())).put("text", claim.text());
            case Act.Mute mute ->
                JsonSocket.frame("mute").put("microphone", mute.microphone()).put("speaker", mute.speaker());
            case Act.Activity ignored -> JsonSocket.frame("activity");
            case Act.Watch watch -> name(watch.watched(), JsonSocket.frame("presence_subscribe"));
        };
        send(frame.put("command_id", commandId));
    }

    private static ObjectNode name(Watched watched, ObjectNode frame) {
        new TreeSet<>(watched.users()).forEach(frame.putArray("user_ids")::add);
        return frame;
    }

    private static String word(PresenceStatus status) {
        return status.name().replace(STATUS_PREFIX, "").toLowerCase(Locale.ROOT);
    }

    private void send(ObjectNode frame) {
        JsonSocket open = socket;
        if (open != null) {
            open.send(frame);
        }
    }

    @Override
    public void heard(Line line, JsonNode frame) {
        switch (frame.path("type").asText()) {
            case "hello" ->
                welcomed(
                        line,
                        frame.path("session_id").asText(),
                        frame.path("resumed").asBoolean(),
                        Duration.ofMillis(frame.path("silence_ms").asLong()));
            case "ack" -> answered(frame.path("command_id").asText(), "");
            case "error" -> error(frame);
            case "closing" ->
                closing(
                        line,
                        frame.path("reason").asText(),
                        frame.path("position").asText());
            default ->
                JsonEvents.event(frame)
                        .ifPresentOrElse(
                                event -> told(line, event),
                                () -> find(
                                        Finding.Kind.CONTRACT, "was sent what the protocol does not know: " + frame));
        }
    }

    private void error(JsonNode frame) {
        String reason = frame.path("reason").asText();
        if (frame.has("command_id")) {
            answered(frame.path("command_id").asText(), reason);
        } else {
            refused("what it said", reason);
        }
    }

    @Override
    public void closed(int code, String reason) {
        if (!WORDLESS.contains(code)) {
            find(Finding.Kind.CONTRACT, "was closed with " + code + " " + reason + " and without a word");
        }
    }
}
