package io.openspeak.bench.load.socket;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.ssl.SslContext;
import io.openspeak.client.call.Address;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Opens WebSockets, thousands on one thread: the server needs the other cores. Over TLS, if it is given what to trust. */
public final class Dialer implements AutoCloseable {

    private static final int MOST_FRAME_BYTES = 1 << 20;
    private static final int MOST_ANSWER_BYTES = 16 * 1024;
    private static final int PATIENCE_MILLIS = 30_000;

    private final @Nullable SslContext tls;
    private final EventLoopGroup loop = new NioEventLoopGroup(1);
    private final Bootstrap bootstrap = new Bootstrap()
            .group(loop)
            .channel(NioSocketChannel.class)
            .option(ChannelOption.TCP_NODELAY, true)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, PATIENCE_MILLIS);

    public Dialer(@Nullable SslContext tls) {
        this.tls = tls;
    }

    /**
     * Opens one.
     *
     * @param token empty: none
     * @param handler of its WebSocket frames
     * @param refused told why it could not be made
     */
    public void open(Address address, String path, String token, ChannelHandler handler, Consumer<Throwable> refused) {
        DefaultHttpHeaders headers = new DefaultHttpHeaders();
        if (!token.isEmpty()) {
            headers.set(HttpHeaderNames.AUTHORIZATION, "Bearer " + token);
        }
        WebSocketClientProtocolConfig config = WebSocketClientProtocolConfig.newBuilder()
                .webSocketUri(
                        URI.create((tls == null ? "ws://" : "wss://") + address.host() + ":" + address.port() + path))
                .customHeaders(headers)
                .maxFramePayloadLength(MOST_FRAME_BYTES)
                .handshakeTimeoutMillis(PATIENCE_MILLIS)
                // A channel that is closed here is a network that fails; Netty would say goodbye.
                .sendCloseFrame(null)
                .build();
        bootstrap
                .clone()
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        if (tls != null) {
                            channel.pipeline().addLast(tls.newHandler(channel.alloc(), address.host(), address.port()));
                        }
                        channel.pipeline()
                                .addLast(
                                        new HttpClientCodec(),
                                        new HttpObjectAggregator(MOST_ANSWER_BYTES),
                                        new WebSocketClientProtocolHandler(config),
                                        handler);
                    }
                })
                .connect(address.host(), address.port())
                .addListener(connected -> {
                    if (!connected.isSuccess()) {
                        refused.accept(connected.cause());
                    }
                });
    }

    /** Does something on the event loop after a while. */
    public void later(Runnable what, long millis) {
        loop.schedule(what, millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        loop.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(PATIENCE_MILLIS);
    }
}
