package io.openspeak.platform.websocket;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;

/**
 * What a connection has taken and not sent yet. What must not wait there, since it would come too late, waits until nothing does. Used
 * on the connection's event loop.
 */
public final class Unsent {

    private final ChannelHandlerContext channel;
    private final Runnable gone;
    private boolean awaited;

    /** @param gone what to do when nothing is unsent any more, after {@link #await} */
    public Unsent(ChannelHandlerContext channel, Runnable gone) {
        this.channel = channel;
        this.gone = gone;
    }

    /** True if there is something. */
    public boolean any() {
        ChannelOutboundBuffer unsent = channel.channel().unsafe().outboundBuffer();
        return unsent == null || unsent.totalPendingWriteBytes() > 0;
    }

    /** If there is something, tells when it is gone. */
    public void await() {
        if (any() && !awaited) {
            awaitSent();
        }
    }

    /** An empty buffer behind what is unsent tells when that is gone; it need not pass encryption. */
    private void awaitSent() {
        awaited = true;
        channel.pipeline().firstContext().writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(sent -> {
            awaited = false;
            if (sent.isSuccess()) {
                gone.run();
            }
        });
    }
}
