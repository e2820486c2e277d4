package io.openspeak.bench.load.floor;

import com.google.protobuf.InvalidProtocolBufferException;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.handler.ssl.SslContext;
import io.openspeak.bench.load.site.Certificate;
import io.openspeak.voice.v1.OpenVoiceRequest;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Forwards over Netty's WebSockets on one event loop. What comes in one turn of it goes out in one message, made once; it is written past
 * the encoder, whose header would be the same.
 */
final class SocketFloor {

    private static final int MOST_REQUEST_BYTES = 65_536;
    private static final int MAX_ONE_BYTE = 125;

    private final Set<ChannelHandlerContext> listeners = new LinkedHashSet<>();
    private final ByteBuf turn = Unpooled.buffer();

    private SocketFloor() {}

    /** Starts one on a free port and returns that. */
    static int start(boolean epoll, @Nullable Certificate shown) throws IOException, InterruptedException {
        if (epoll) {
            Epoll.ensureAvailability();
        }
        @Nullable SslContext tls = shown == null ? null : shown.server().build();
        SocketFloor floor = new SocketFloor();
        EventLoopGroup loop = epoll ? new EpollEventLoopGroup(1) : new NioEventLoopGroup(1);
        InetSocketAddress bound = (InetSocketAddress) new ServerBootstrap()
                .group(loop)
                .channel(epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        if (tls != null) {
                            channel.pipeline().addLast(tls.newHandler(channel.alloc()));
                        }
                        channel.pipeline()
                                .addLast(
                                        new HttpServerCodec(),
                                        new HttpObjectAggregator(MOST_REQUEST_BYTES),
                                        new WebSocketServerProtocolHandler("/voice"),
                                        floor.new Client());
                    }
                })
                .bind("127.0.0.1", 0)
                .sync()
                .channel()
                .localAddress();
        return bound.getPort();
    }

    private final class Client extends SimpleChannelInboundHandler<BinaryWebSocketFrame> {

        @Override
        protected void channelRead0(ChannelHandlerContext from, BinaryWebSocketFrame message)
                throws InvalidProtocolBufferException {
            OpenVoiceRequest request =
                    OpenVoiceRequest.parseFrom(message.content().nioBuffer());
            if (request.hasHello()) {
                from.writeAndFlush(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(FloorServer.WELCOME)));
                if (FloorServer.listens(request)) {
                    listeners.add(from);
                }
            } else if (FloorServer.speaks(request)) {
                if (!turn.isReadable()) {
                    from.executor().execute(() -> endTurn(from));
                }
                turn.writeBytes(FloorServer.forwarded(request));
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext gone) {
            listeners.remove(gone);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext broken, Throwable cause) {
            broken.close();
        }
    }

    private void endTurn(ChannelHandlerContext any) {
        int length = turn.readableBytes();
        ByteBuf message = any.alloc().directBuffer(4 + length).writeByte(0x82);
        if (length <= MAX_ONE_BYTE) {
            message.writeByte(length);
        } else {
            message.writeByte(MAX_ONE_BYTE + 1).writeShort(length);
        }
        message.writeBytes(turn);
        turn.clear();
        listeners.forEach(listener -> listener.writeAndFlush(message.retainedDuplicate(), listener.voidPromise()));
        message.release();
    }
}
