package io.openspeak.bench.load.voice;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.openspeak.client.voice.VoiceListener;
import io.openspeak.voice.v1.OpenVoiceRequest;
import io.openspeak.voice.v1.OpenVoiceResponse;
import io.openspeak.voice.v1.VoiceFrame;
import io.openspeak.voice.v1.VoiceHello;
import io.openspeak.voice.v1.VoiceRejection;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A line over {@code /voice}. It reads on the event loop of its channel; one thread sends. */
final class SocketLine extends SimpleChannelInboundHandler<WebSocketFrame> implements Line {

    static final String PATH = "/voice";

    private static final long PATIENCE_SECONDS = 60;

    private final String channelId;
    private final VoiceHello hello;
    private final VoiceListener listener;
    private final CompletableFuture<SocketLine> welcomed =
            new CompletableFuture<SocketLine>().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
    private final AtomicLong refused = new AtomicLong();
    private volatile @Nullable Channel socket;
    private long sequence;

    SocketLine(String channelId, VoiceHello hello, VoiceListener listener) {
        this.channelId = channelId;
        this.hello = hello;
        this.listener = listener;
    }

    /** Waits until the server has welcomed it. */
    SocketLine awaitWelcome() {
        return welcomed.join();
    }

    /** It could not be made, or ended before. */
    void failed(Throwable cause) {
        welcomed.completeExceptionally(cause);
    }

    @Override
    public void send(ByteString opus) {
        VoiceFrame.Builder frame = VoiceFrame.newBuilder()
                .setChannelId(channelId)
                .setSequence(++sequence)
                .setCapturedAt(System.currentTimeMillis())
                .setOpus(opus);
        if (!write(OpenVoiceRequest.newBuilder().setFrame(frame).build())) {
            refused.incrementAndGet();
        }
    }

    private boolean write(OpenVoiceRequest message) {
        Channel open = socket;
        if (open == null || !open.isWritable()) {
            return false;
        }
        open.writeAndFlush(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(message.toByteArray())), open.voidPromise());
        return true;
    }

    @Override
    public long refused() {
        return refused.get();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
            socket = context.channel();
            write(OpenVoiceRequest.newBuilder().setHello(hello).build());
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame)
            throws InvalidProtocolBufferException {
        if (frame instanceof CloseWebSocketFrame close) {
            failed(new IOException("the server closed with " + close.statusCode()));
        } else if (frame instanceof BinaryWebSocketFrame) {
            take(OpenVoiceResponse.parseFrom(frame.content().nioBuffer()));
        }
    }

    private void take(OpenVoiceResponse message) {
        message.getGapsList().forEach(listener::onGap);
        message.getFramesList().forEach(listener::onFrame);
        for (VoiceRejection rejection : message.getRejectionsList()) {
            refused.addAndGet(rejection.getCount());
        }
        if (message.hasWelcome()) {
            welcomed.complete(this);
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

    @Override
    public void close() {
        Channel open = socket;
        if (open != null) {
            open.close();
        }
    }
}
