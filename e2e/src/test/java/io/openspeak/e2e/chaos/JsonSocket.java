package io.openspeak.e2e.chaos;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The WebSocket of one line of a client: JSON both ways (docs/protocols/websocket.md). */
final class JsonSocket implements WebSocket.Listener {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration OPEN_WITHIN = Duration.ofSeconds(10);
    private static final int TOO_BUSY = 503;

    private final StreamClient client;
    private final Line line;
    private final Reader reader;
    private final StringBuilder text = new StringBuilder();
    private @Nullable WebSocket socket;
    private CompletableFuture<?> sent = CompletableFuture.completedFuture(null);

    /** The part of a client that knows its words. */
    interface Reader {

        /** The line stands. */
        void opened();

        /** The other side said something. */
        void heard(Line over, JsonNode frame);

        /** The other side closed it, which no word of the client's reader announced. */
        void closed(int code, String reason);
    }

    private JsonSocket(StreamClient client, Line line, Reader reader) {
        this.client = client;
        this.line = line;
        this.reader = reader;
    }

    /** How a client connects. */
    static WebSocket.Builder builder() {
        return HTTP.newWebSocketBuilder().connectTimeout(OPEN_WITHIN);
    }

    /** Connects, to that path and query. */
    static <C extends StreamClient & Reader> JsonSocket connect(
            WebSocket.Builder how, String path, Line line, C client) {
        JsonSocket connecting = new JsonSocket(client, line, client);
        how.buildAsync(URI.create("ws://127.0.0.1:" + line.port() + path), connecting)
                .whenComplete((open, refused) -> {
                    if (refused != null) {
                        connecting.notOpened(refused);
                    }
                });
        return connecting;
    }

    static ObjectNode frame(String type) {
        return JSON.createObjectNode().put("type", type);
    }

    private void notOpened(Throwable refused) {
        Throwable cause = refused instanceof CompletionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : refused;
        if (client.isCurrent(line)
                && cause instanceof WebSocketHandshakeException answered
                && answered.getResponse().statusCode() != TOO_BUSY) {
            client.find(
                    Finding.Kind.REFUSAL,
                    "its handshake was answered by HTTP "
                            + answered.getResponse().statusCode());
        }
        line.over();
        client.drop(line, cause.toString());
    }

    void send(ObjectNode frame) {
        send(open -> open.sendText(frame.toString(), true));
    }

    /** Closes as a client does that has nothing more to say. */
    void close() {
        send(open -> open.sendClose(WebSocket.NORMAL_CLOSURE, ""));
    }

    /** One after the other: a WebSocket takes no second message while the first is on its way. */
    private synchronized void send(Function<WebSocket, CompletableFuture<WebSocket>> message) {
        WebSocket open = socket;
        if (open != null) {
            sent = sent.handle((done, failed) -> open).thenCompose(message);
        }
    }

    @Override
    public void onOpen(WebSocket opened) {
        line.endsBy(opened::abort);
        if (client.isCurrent(line)) {
            synchronized (this) {
                socket = opened;
            }
            reader.opened();
            opened.request(1);
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            if (client.isCurrent(line)) {
                line.heardAt(client.scene.now());
                reader.heard(line, read(text.toString()));
            }
            text.setLength(0);
        }
        from.request(1);
        return null;
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException("no JSON: " + text, malformed);
        }
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
        line.heardAt(client.scene.now());
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        line.over();
        if (client.isCurrent(line)) {
            reader.closed(code, reason);
        }
        client.drop(line, "closed " + code + " " + reason);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable cause) {
        line.over();
        if (!(cause instanceof IOException)) {
            client.find(Finding.Kind.CONTRACT, "could not take what it was told: " + cause);
        }
        client.drop(line, cause.toString());
    }
}
