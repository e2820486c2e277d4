package io.openspeak.voice.stream.websocket;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.openspeak.platform.failures.Failure;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.websocket.Closing;
import io.openspeak.platform.websocket.Wire;
import io.openspeak.voice.loop.KernelBuffer;
import io.openspeak.voice.loop.Turn;
import io.openspeak.voice.routing.domain.Frame;
import io.openspeak.voice.routing.domain.Gap;
import io.openspeak.voice.stream.ClientLink;
import io.openspeak.voice.stream.VoiceMessages;
import io.openspeak.voice.v1.OpenVoiceResponse;
import io.openspeak.voice.v1.VoiceCloseReason;
import java.time.Duration;
import java.util.Collection;

/**
 * A WebSocket as a voice stream's transport. It writes to the Netty channel past the WebSocket encoder, since frames of a server are not
 * masked and so the same for all. It is ready while next to nothing is unsent: what waits is to wait in the listener's queue, which drops
 * what is late, not in the channel or the kernel, which do not.
 */
final class SocketLink implements ClientLink {

    private final Wire wire;
    private final ChannelHandlerContext channel;
    private final TurnMessage messages;
    private final SocketMetrics metrics;
    private final Duration closeWait;
    private final Turn turn;
    private Runnable ready = () -> {};
    private boolean ended;

    SocketLink(Wire wire, KernelBuffer kernel, TurnMessage messages, SocketMetrics metrics, Duration closeWait) {
        this.wire = wire;
        channel = wire.context();
        this.messages = messages;
        this.metrics = metrics;
        this.closeWait = closeWait;
        turn = kernel.turn(channel.channel(), () -> ready.run());
    }

    /** What to do when it is ready after it was not. */
    void onReady(Runnable action) {
        ready = action;
    }

    @Override
    public boolean ready() {
        return !ended && turn.takesMore();
    }

    @Override
    public int portion() {
        return turn.portion();
    }

    @Override
    public void send(Collection<Gap> gaps, Collection<Frame> frames) {
        if (ended) {
            return;
        }
        ByteBuf message = messages.of(channel.alloc(), gaps, frames);
        turn.wrote(message.readableBytes());
        channel.write(message, channel.voidPromise());
        channel.flush();
    }

    @Override
    public void send(OpenVoiceResponse message) {
        write(io.openspeak.platform.websocket.Frame.binary(message.toByteArray()));
    }

    @Override
    public void ping(long nonce) {
        write(io.openspeak.platform.websocket.Frame.ping(nonce));
    }

    private void write(io.openspeak.platform.websocket.Frame frame) {
        if (!ended) {
            turn.wrote(frame.length());
            channel.write(frame.wire(), channel.voidPromise());
            channel.flush();
        }
    }

    @Override
    public void fetch() {
        if (!ended) {
            wire.socket().fetch(1);
        }
    }

    @Override
    public void finish() {
        end(Closing.NORMAL);
    }

    @Override
    public void refuse(Failure failure) {
        refuse(failure, Closing.of(failure.reason()));
    }

    /** Tells the client what went wrong, and closes. */
    void refuse(Failure failure, Closing closing) {
        send(VoiceMessages.closing(failure));
        end(closing);
    }

    @Override
    public void close(VoiceCloseReason why, Refusal told) {
        end(
                switch (why) {
                    case VOICE_CLOSE_REASON_GOING_AWAY -> Closing.GOING_AWAY;
                    case VOICE_CLOSE_REASON_SILENT -> Closing.SILENT;
                    case VOICE_CLOSE_REASON_UNAUTHORIZED -> Closing.UNAUTHORIZED;
                    case VOICE_CLOSE_REASON_SLOW_CONSUMER -> Closing.SLOW_CONSUMER;
                    case VOICE_CLOSE_REASON_UNSPECIFIED, UNRECOGNIZED -> Closing.INTERNAL_ERROR;
                });
    }

    private void end(Closing closing) {
        if (!ended) {
            ended = true;
            metrics.closed(closing);
            wire.close(closing, closeWait);
        }
    }

    @Override
    public void discard() {
        // Closing waits only so long for the client to read, and then the channel is cut with all that is unsent.
    }

    @Override
    public void gone() {
        ended = true;
    }
}
