package io.openspeak.platform.identity.grpc;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/**
 * Keeps the end of one HTTP/2 stream to that stream. An answer that is written in the moment in which its client gives up the call fails;
 * Vert.x writes gRPC's trailers in a way that has such a failure close the connection, and with it the calls of everybody else on it.
 */
@ChannelHandler.Sharable
final class StreamIsolation extends ChannelInboundHandlerAdapter {

    private static final StreamIsolation INSTANCE = new StreamIsolation();

    /** How Netty begins to say that a stream has ended, in an exception of no type of its own. */
    private static final String ENDED = "Stream no longer exists";

    private StreamIsolation() {}

    /** Once a connection, on any thread. */
    static void protect(Channel channel) {
        channel.pipeline().addFirst(INSTANCE);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
        if (!(failure.getMessage() instanceof String message && message.startsWith(ENDED))) {
            context.fireExceptionCaught(failure);
        }
    }
}
