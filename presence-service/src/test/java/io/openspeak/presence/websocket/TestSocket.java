package io.openspeak.presence.websocket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A client's WebSocket, as tests hold it. */
final class TestSocket implements WebSocket.Listener, AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    final List<JsonNode> heard = new CopyOnWriteArrayList<>();
    private final StringBuilder partial = new StringBuilder();
    private final WebSocket socket;
    private volatile int closeCode;

    private TestSocket(WebSocket.Builder builder, String url) {
        try {
            socket = builder.buildAsync(URI.create(url), this).join();
        } catch (CompletionException refused) {
            if (refused.getCause() instanceof java.net.http.WebSocketHandshakeException handshake) {
                throw new AssertionError("HTTP " + handshake.getResponse().statusCode(), refused);
            }
            throw refused;
        }
    }

    static WebSocket.Builder builder() {
        return CLIENT.newWebSocketBuilder().connectTimeout(PATIENCE);
    }

    static TestSocket connect(String url) {
        return new TestSocket(builder(), url);
    }

    static TestSocket connect(WebSocket.Builder builder, String url) {
        return new TestSocket(builder, url);
    }

    /** As CoLink's clients do it. */
    static TestSocket colink(int port, String token) {
        TestSocket client = connect(url(port) + "?token=" + token);
        client.await("presence");
        return client;
    }

    /** A client that says hello, with further fields of it. */
    static TestSocket hello(int port, String token, String fields) {
        TestSocket client = connect(url(port) + "?protocol=2&token=" + token);
        client.send("{\"type\":\"hello\"" + (fields.isEmpty() ? "" : ",") + fields + "}");
        client.await("hello");
        return client;
    }

    static String url(int port) {
        return "ws://127.0.0.1:" + port + "/ws";
    }

    void send(String text) {
        socket.sendText(text, true).join();
    }

    WebSocket raw() {
        return socket;
    }

    JsonNode await(String type) {
        return await(type, frame -> true);
    }

    JsonNode await(String type, Predicate<JsonNode> wanted) {
        return Awaitility.await("a frame " + type + " of " + heard.size())
                .atMost(PATIENCE)
                .until(
                        () -> heard.stream()
                                .filter(frame -> frame.path("type").asText().equals(type))
                                .filter(wanted)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    JsonNode awaitPresence(String user, String status) {
        return await(
                "presence",
                frame -> frame.path("user_id").asText().equals(user)
                        && frame.path("status").asText().equals(status));
    }

    /** Sends a command and waits for its acknowledgement, or the error that answers it. */
    JsonNode command(String id, String frame) {
        send(frame.replaceFirst("}$", ",\"command_id\":\"" + id + "\"}"));
        return Awaitility.await()
                .atMost(PATIENCE)
                .until(
                        () -> heard.stream()
                                .filter(answer ->
                                        answer.path("command_id").asText().equals(id))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    int awaitClose() {
        Awaitility.await("the close").atMost(PATIENCE).until(() -> closeCode != 0);
        return closeCode;
    }

    boolean isClosed() {
        return closeCode != 0;
    }

    long count(String type) {
        return heard.stream()
                .filter(frame -> frame.path("type").asText().equals(type))
                .count();
    }

    void goodbye() {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
        awaitClose();
    }

    /** As if the client's process were killed. */
    void kill() {
        socket.abort();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            heard.add(read(partial.toString()));
            partial.setLength(0);
        }
        from.request(1);
        return null;
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException malformed) {
            throw new AssertionError(text, malformed);
        }
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int statusCode, String reason) {
        closeCode = statusCode;
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closeCode = 1006;
    }

    @Override
    public void close() {
        socket.abort();
    }
}
