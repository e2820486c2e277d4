package io.openspeak.bench.load.voice;

import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.openspeak.client.call.Address;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Opens gRPC streams, each on a connection of its own. */
final class GrpcOpener implements Opener {

    private static final int PATIENCE_MILLIS = 30_000;

    private final @Nullable SslContext tls;
    private final EventLoopGroup loop = new NioEventLoopGroup(1);
    private final List<ManagedChannel> connections = new CopyOnWriteArrayList<>();

    /** @param tls whom to trust, null: no TLS */
    GrpcOpener(@Nullable SslContext tls) {
        this.tls = tls;
    }

    @Override
    public void open(Address server, String token, Line line) {
        NettyChannelBuilder builder = NettyChannelBuilder.forAddress(server.host(), server.port())
                .eventLoopGroup(loop)
                .channelType(NioSocketChannel.class)
                .disableRetry()
                .directExecutor();
        ManagedChannel connection = (tls == null ? builder.usePlaintext() : builder.sslContext(tls)).build();
        connections.add(connection);
        new GrpcWire(line, connection).start(token);
    }

    @Override
    public void close() {
        connections.forEach(ManagedChannel::shutdownNow);
        loop.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(PATIENCE_MILLIS);
    }
}
