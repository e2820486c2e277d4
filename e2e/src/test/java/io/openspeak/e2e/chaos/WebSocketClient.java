package io.openspeak.e2e.chaos;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openspeak.presence.v1.PresenceStatus;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A client on {@code /ws} that says hello: JSON both ways (docs/protocols/websocket.md). */
final class WebSocketClient extends ActingClient {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration OPEN_WITHIN = Duration.ofSeconds(10);
    private static final String STATUS_PREFIX = "PRESENCE_STATUS_";
    private static final int TOO_BUSY = 503;

    /** Closes that say nothing before: a goodbye is answered so (1000), a pod dies so (1006). */
    private static final Set<Integer> WORDLESS = Set.of(WebSocket.NORMAL_CLOSURE, 1006);

    private final String token;
    private @Nullable WebSocket socket;
    private CompletableFuture<?> sent = CompletableFuture.completedFuture(null);

    WebSocketClient(Part part, Scene scene, String token) {
        super(part, scene);
        this.token = token;
    }

    @Override
    void start(Line opened) {
        ObjectNode hello = frame(session().isEmpty() ? "hello" : "resume")
                .put("version", "chaos")
                .put("platform", "linux")
                .put("device", device())
                .put("session_id", session())
                .put("position", picture().ask(opened.pod()));
        name(watched(), hello);
        HTTP.newWebSocketBuilder()
                .connectTimeout(OPEN_WITHIN)
                .header("Authorization", "Bearer " + token)
                .buildAsync(URI.create("ws://127.0.0.1:" + opened.port() + "/ws?protocol=2"), new Frames(opened, hello))
                .whenComplete((open, refused) -> {
                    if (refused != null) {
                        notOpened(opened, refused);
                    }
                });
    }

    private void notOpened(Line asked, Throwable refused) {
        Throwable cause = refused instanceof CompletionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : refused;
        if (isCurrent(asked)
                && cause instanceof WebSocketHandshakeException answered
                && answered.getResponse().statusCode() != TOO_BUSY) {
            find(
                    Finding.Kind.REFUSAL,
                    "its handshake was answered by HTTP "
                            + answered.getResponse().statusCode());
        }
        asked.over();
        drop(asked, cause.toString());
    }

    @Override
    void ended() {
        socket = null;
        super.ended();
    }

    /** Nothing is sent anew but those who are new; the next position is the first that covers them. */
    @Override
    void goOnWith(Watched known) {
        picture().startOver();
    }

    /** By one of the two ways that there are. */
    @Override
    void endSession() {
        if (part().patient()) {
            send(open -> open.sendClose(WebSocket.NORMAL_CLOSURE, ""));
        } else {
            send(frame("goodbye"));
        }
    }

    @Override
    void say(String commandId, Act.Command command) {
        ObjectNode frame = switch (command) {
            case Act.Claim claim ->
                frame("status").put("status", word(claim.status())).put("text", claim.text());
            case Act.Mute mute ->
                frame("mute").put("microphone", mute.microphone()).put("speaker", mute.speaker());
            case Act.Activity ignored -> frame("activity");
            case Act.Watch watch -> name(watch.watched(), frame("presence_subscribe"));
        };
        send(frame.put("command_id", commandId));
    }

    private static ObjectNode frame(String type) {
        return JSON.createObjectNode().put("type", type);
    }

    private static ObjectNode name(Watched watched, ObjectNode frame) {
        new TreeSet<>(watched.users()).forEach(frame.putArray("user_ids")::add);
        return frame;
    }

    private static String word(PresenceStatus status) {
        return status.name().replace(STATUS_PREFIX, "").toLowerCase(Locale.ROOT);
    }

    private void send(ObjectNode frame) {
        send(open -> open.sendText(frame.toString(), true));
    }

    /** One after the other: a WebSocket takes no second message while the first is on its way. */
    private synchronized void send(Function<WebSocket, CompletableFuture<WebSocket>> message) {
        WebSocket open = socket;
        if (open != null) {
            sent = sent.handle((done, failed) -> open).thenCompose(message);
        }
    }

    /** False if it was given up meanwhile. */
    private synchronized boolean take(Line line, WebSocket opened) {
        line.endsBy(opened::abort);
        if (!isCurrent(line)) {
            return false;
        }
        socket = opened;
        sent = CompletableFuture.completedFuture(null);
        return true;
    }

    private void heard(Line line, String text) {
        if (!isCurrent(line)) {
            return;
        }
        line.heardAt(scene.now());
        JsonNode frame = read(text);
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
                                () -> find(Finding.Kind.CONTRACT, "was sent what the protocol does not know: " + text));
        }
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException("no JSON: " + text, malformed);
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

    /** What comes over one connection. */
    private final class Frames implements WebSocket.Listener {

        private final Line line;
        private final ObjectNode hello;
        private final StringBuilder text = new StringBuilder();

        Frames(Line line, ObjectNode hello) {
            this.line = line;
            this.hello = hello;
        }

        @Override
        public void onOpen(WebSocket opened) {
            if (take(line, opened)) {
                send(hello);
                opened.request(1);
            }
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                heard(line, text.toString());
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
            line.heardAt(scene.now());
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            line.over();
            if (isCurrent(line) && !WORDLESS.contains(code)) {
                find(Finding.Kind.CONTRACT, "was closed with " + code + " " + reason + " and without a word");
            }
            drop(line, "closed " + code + " " + reason);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable cause) {
            line.over();
            if (!(cause instanceof IOException)) {
                find(Finding.Kind.CONTRACT, "could not take what it was told: " + cause);
            }
            drop(line, cause.toString());
        }
    }
}
