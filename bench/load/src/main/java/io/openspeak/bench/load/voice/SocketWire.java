package io.openspeak.bench.load.voice;

import com.google.protobuf.InvalidProtocolBufferException;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.openspeak.voice.v1.OpenVoiceRequest;
import io.openspeak.voice.v1.OpenVoiceResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A wire over {@code /voice}. */
final class SocketWire extends SimpleChannelInboundHandler<WebSocketFrame> implements Line.Wire {

    static final String PATH = "/voice";

    private final Line line;
    private volatile @Nullable Channel socket;

    SocketWire(Line line) {
        this.line = line;
    }

    @Override
    public boolean write(OpenVoiceRequest message) {
        Channel open = socket;
        if (open == null || !open.isWritable()) {
            return false;
        }
        open.writeAndFlush(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(message.toByteArray())), open.voidPromise());
        return true;
    }

    @Override
    public void close() {
        Channel open = socket;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
            socket = context.channel();
            line.opened(this);
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame)
            throws InvalidProtocolBufferException {
        if (frame instanceof CloseWebSocketFrame close) {
            line.failed(new IOException("the server closed with " + close.statusCode()));
        } else if (frame instanceof BinaryWebSocketFrame) {
            line.take(OpenVoiceResponse.parseFrom(frame.content().nioBuffer()));
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        line.failed(new IOException("the connection was closed"));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        line.failed(cause);
        context.close();
    }
}
