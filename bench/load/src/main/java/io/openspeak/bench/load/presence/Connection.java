package io.openspeak.bench.load.presence;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import io.openspeak.bench.load.rate.Calls;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One WebSocket. It reads on the event loop of its channel; anybody may send. */
final class Connection extends SimpleChannelInboundHandler<TextWebSocketFrame> {

    private static final String PING = "{\"type\":\"ping\"}";
    private static final long PATIENCE_SECONDS = 60;
    private static final String GOODBYE = "{\"type\":\"goodbye\"}";

    private final String greeting;
    private final CompletableFuture<Connection> begun =
            new CompletableFuture<Connection>().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
    private final Queue<Calls.Outcome> pings = new ArrayDeque<>();
    private final Queue<CompletableFuture<String>> commands = new ArrayDeque<>();
    private volatile Consumer<String> listener = frame -> {};
    private volatile @Nullable Channel channel;
    private volatile String sessionId = "";
    private volatile String mode = "";
    private volatile String positioned = "";

    /**
     * One that is not open yet.
     *
     * @param greeting its first frame, which the server answers with what is known; empty: it wants no answer
     */
    Connection(String greeting) {
        this.greeting = greeting;
    }

    /** Told when it has begun, or why it never will. */
    CompletionStage<Connection> begun() {
        return begun;
    }

    /** Who is handed each frame about people from now on, on the event loop. */
    void listen(Consumer<String> next) {
        listener = next;
    }

    String sessionId() {
        return sessionId;
    }

    /** How it began: snapshot, replay or current. */
    String mode() {
        return mode;
    }

    /** Up to where everything was told. */
    String position() {
        return Words.field(positioned, "position");
    }

    void send(String frame) {
        Channel open = opened();
        open.writeAndFlush(new TextWebSocketFrame(frame), open.voidPromise());
    }

    /** Sends a frame that has a command id, and waits for its answer. */
    CompletableFuture<String> command(String frame) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        opened().eventLoop().execute(() -> {
            commands.add(answer);
            send(frame);
        });
        return answer;
    }

    void ping(Calls.Outcome outcome) {
        opened().eventLoop().execute(() -> {
            pings.add(outcome);
            send(PING);
        });
    }

    /** Ends the session. */
    void goodbye() {
        send(GOODBYE);
    }

    /** Closes the socket without a word, as a network that fails. */
    void cut() {
        Channel open = channel;
        if (open != null) {
            open.close();
        }
    }

    private Channel opened() {
        Channel open = channel;
        if (open == null) {
            throw new IllegalStateException("the connection is not open yet");
        }
        return open;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
            channel = context.channel();
            if (greeting.isEmpty()) {
                begun.complete(this);
            } else {
                send(greeting);
            }
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame) {
        String text = frame.text();
        if (text.contains("\"position\":")) {
            positioned = text;
        }
        switch (Words.field(text, "type")) {
            case "presence" -> listener.accept(text);
            case "pong" -> {
                Calls.Outcome first = pings.poll();
                if (first != null) {
                    first.ended(null);
                }
            }
            case "hello" -> sessionId = Words.field(text, "session_id");
            case "started" -> started(Words.field(text, "mode"));
            case "snapshot_complete" -> begun.complete(this);
            case "ack" -> {
                CompletableFuture<String> first = commands.poll();
                if (first != null) {
                    first.complete(text);
                }
            }
            case "error", "closing" -> failed(new IOException("the server said " + text));
            default -> {
                // Of no interest here.
            }
        }
    }

    private void started(String told) {
        mode = told;
        if (!told.equals("snapshot")) {
            begun.complete(this);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        failed(new IOException("the connection was closed"));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        failed(cause);
        context.close();
    }

    /** It could not be made. */
    void refused(Throwable cause) {
        begun.completeExceptionally(cause);
    }

    private void failed(Throwable cause) {
        begun.completeExceptionally(cause);
        for (Calls.Outcome ping = pings.poll(); ping != null; ping = pings.poll()) {
            ping.ended(String.valueOf(cause.getMessage()));
        }
        for (CompletableFuture<String> command = commands.poll(); command != null; command = commands.poll()) {
            command.completeExceptionally(cause);
        }
    }
}
