package io.openspeak.e2e.chaos;

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

/** The WebSocket of one line of a client, whatever it carries. */
abstract class ClientSocket implements WebSocket.Listener {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration OPEN_WITHIN = Duration.ofSeconds(10);
    private static final int TOO_BUSY = 503;

    private final StreamClient client;
    private final Line line;
    private @Nullable WebSocket socket;
    private CompletableFuture<?> sent = CompletableFuture.completedFuture(null);

    ClientSocket(StreamClient client, Line line) {
        this.client = client;
        this.line = line;
    }

    /** How a client connects. */
    static WebSocket.Builder builder() {
        return HTTP.newWebSocketBuilder().connectTimeout(OPEN_WITHIN);
    }

    /** The line stands. */
    abstract void opened();

    /** The other side closed it, which no word of the client's reader announced. */
    abstract void closed(int code, String reason);

    /** Connects, to that path and query. */
    void connect(WebSocket.Builder how, String path) {
        how.buildAsync(URI.create("ws://127.0.0.1:" + line.port() + path), this).whenComplete((open, refused) -> {
            if (refused != null) {
                notOpened(refused);
            }
        });
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

    /** Closes as a client does that has nothing more to say. */
    void close() {
        send(open -> open.sendClose(WebSocket.NORMAL_CLOSURE, ""));
    }

    /** One after the other: a WebSocket takes no second message while the first is on its way. */
    synchronized void send(Function<WebSocket, CompletableFuture<WebSocket>> message) {
        WebSocket open = socket;
        if (open != null) {
            sent = sent.handle((done, failed) -> open).thenCompose(message);
        }
    }

    Line line() {
        return line;
    }

    /** True if what came is for the client; if it was given up, nobody hears it. */
    boolean isHeard() {
        boolean isCurrent = client.isCurrent(line);
        if (isCurrent) {
            line.heardAt(client.scene.now());
        }
        return isCurrent;
    }

    @Override
    public void onOpen(WebSocket opened) {
        line.endsBy(opened::abort);
        if (client.isCurrent(line)) {
            synchronized (this) {
                socket = opened;
            }
            opened();
            opened.request(1);
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
            closed(code, reason);
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
