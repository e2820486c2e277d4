package io.openspeak.platform.websocket;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.websocketx.WebSocketFrameEncoder;
import io.netty.handler.timeout.IdleStateHandler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.net.impl.ConnectionBase;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket, and the channel under it: what is unsent is counted there, and what is not read is cut; only the channel can do both.
 * Frames are written there past the encoder of WebSockets, since they are encoded already.
 */
public final class Wire {

    private final ServerWebSocket socket;
    private final ChannelHandlerContext context;

    private Wire(ServerWebSocket socket, ChannelHandlerContext context) {
        this.socket = socket;
        this.context = context;
    }

    /** The wire of a request that became that socket. */
    static Wire of(HttpServerRequest request, ServerWebSocket socket) {
        ConnectionBase connection = (ConnectionBase) request.connection();
        ChannelPipeline pipeline = connection.channel().pipeline();
        if (pipeline.get(IdleStateHandler.class) != null) {
            // Whoever is silent is found by pings; this would look at the clock, and be told, with each write.
            pipeline.remove(IdleStateHandler.class);
        }
        // None if the client was gone before it was answered.
        @Nullable ChannelHandlerContext encoder = pipeline.context(WebSocketFrameEncoder.class);
        return new Wire(socket, encoder == null ? connection.channelHandlerContext() : encoder);
    }

    public ServerWebSocket socket() {
        return socket;
    }

    public ChannelHandlerContext context() {
        return context;
    }

    /** Runs it on the connection's event loop, now if that is the current thread. */
    public void onLoop(Runnable action) {
        if (context.executor().inEventLoop()) {
            action.run();
        } else {
            context.executor().execute(action);
        }
    }

    /** Says so, and waits only so long for the client to hear it: one that reads nothing would else stay for ever. On the event loop. */
    public void close(Closing closing, Duration patience) {
        if (!socket.isClosed()) {
            Future<?> cut =
                    context.executor().schedule((Runnable) context::close, patience.toMillis(), TimeUnit.MILLISECONDS);
            context.channel().closeFuture().addListener(closed -> cut.cancel(false));
            socket.close((short) closing.code(), closing.wireName());
        }
    }
}
