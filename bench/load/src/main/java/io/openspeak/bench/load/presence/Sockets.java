package io.openspeak.bench.load.presence;

import io.netty.bootstrap.Bootstrap;
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
import io.openspeak.client.call.Address;
import java.net.URI;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Makes WebSockets, thousands on one thread: the server needs the other cores. */
final class Sockets implements AutoCloseable {

    private static final int MOST_FRAME_BYTES = 1 << 20;
    private static final int MOST_ANSWER_BYTES = 16 * 1024;
    private static final int PATIENCE_MILLIS = 30_000;

    private final EventLoopGroup loop = new NioEventLoopGroup(1);
    private final Bootstrap bootstrap = new Bootstrap()
            .group(loop)
            .channel(NioSocketChannel.class)
            .option(ChannelOption.TCP_NODELAY, true)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, PATIENCE_MILLIS);

    /** Opens one to presence-service or to a peer, which knows no tokens: {@code token} may be empty. */
    CompletionStage<Connection> open(Address address, String path, String token, String greeting) {
        DefaultHttpHeaders headers = new DefaultHttpHeaders();
        if (!token.isEmpty()) {
            headers.set(HttpHeaderNames.AUTHORIZATION, "Bearer " + token);
        }
        WebSocketClientProtocolConfig config = WebSocketClientProtocolConfig.newBuilder()
                .webSocketUri(URI.create("ws://" + address.host() + ":" + address.port() + path))
                .customHeaders(headers)
                .maxFramePayloadLength(MOST_FRAME_BYTES)
                .handshakeTimeoutMillis(PATIENCE_MILLIS)
                .build();
        Connection connection = new Connection(greeting);
        bootstrap
                .clone()
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline()
                                .addLast(
                                        new HttpClientCodec(),
                                        new HttpObjectAggregator(MOST_ANSWER_BYTES),
                                        new WebSocketClientProtocolHandler(config),
                                        connection);
                    }
                })
                .connect(address.host(), address.port())
                .addListener(connected -> {
                    if (!connected.isSuccess()) {
                        connection.refused(connected.cause());
                    }
                });
        return connection.begun();
    }

    /** Does something on the event loop after a while. */
    void later(Runnable what, long millis) {
        loop.schedule(what, millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        loop.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(PATIENCE_MILLIS);
    }
}
