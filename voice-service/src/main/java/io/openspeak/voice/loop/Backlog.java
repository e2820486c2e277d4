package io.openspeak.voice.loop;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/**
 * What one connection has taken and the network has not: bytes in its channel, and in the kernel below. Speech waits above it, where it
 * can be dropped, until little of that is left. All streams of the connection share it; used on the connection's event loop.
 *
 * <p>TCP_NOTSENT_LOWAT alone is not enough: the kernel asks for it when it begins a new segment, and a segment that waits takes more and
 * more, up to 64 kB. So it is asked what it holds; but only if that may have become too much, which is what it held when it was asked
 * last and all that was written since. A client that keeps up costs a question for some frames.
 */
final class Backlog {

    /** Nothing tells when the kernel has sent enough, so it is asked again: soon, and less often if nothing moves. */
    private static final long SHORTEST_PAUSE_MILLIS = 10;

    private static final long LONGEST_PAUSE_MILLIS = 80;

    private final Channel connection;
    private final int most;
    private final Queue<Runnable> waiting = new ArrayDeque<>(1);
    private long inKernel;
    private long written;
    private long pause = SHORTEST_PAUSE_MILLIS;
    private boolean watched;

    /** @param most bytes that the kernel may hold before more is written */
    Backlog(Channel connection, int most) {
        this.connection = connection;
        this.most = most;
    }

    /** How many bytes are much to it. */
    int most() {
        return most;
    }

    /** Takes note of bytes that are written. */
    void wrote(int bytes) {
        written += bytes;
    }

    /** True if nobody waits for it. */
    boolean isFree() {
        return waiting.isEmpty();
    }

    /** True while so little waits that more may be written. */
    boolean takesMore() {
        if (inChannel() > 0) {
            return false;
        }
        if (inKernel + written > most) {
            inKernel = KernelBuffer.unsent(connection);
            written = 0;
        }
        return inKernel <= most;
    }

    private long inChannel() {
        ChannelOutboundBuffer unsent = connection.unsafe().outboundBuffer();
        return unsent == null ? Long.MAX_VALUE : unsent.totalPendingWriteBytes();
    }

    /** Does it, once, when more may be written and those who waited before have had their turn. */
    void await(Runnable turn) {
        waiting.add(turn);
        if (!watched) {
            watch();
        }
    }

    private void watch() {
        watched = true;
        if (inChannel() > 0) {
            // An empty buffer behind what is unsent tells when that is gone; it need pass neither encryption nor
            // HTTP/2. It counts itself until it has told, so the look comes after that.
            connection
                    .pipeline()
                    .firstContext()
                    .writeAndFlush(Unpooled.EMPTY_BUFFER)
                    .addListener(sent -> connection.eventLoop().execute(this::look));
        } else {
            connection.eventLoop().schedule(this::look, pause, TimeUnit.MILLISECONDS);
            pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
        }
    }

    private void look() {
        watched = false;
        if (!connection.isActive()) {
            waiting.clear();
            return;
        }
        for (int turns = waiting.size(); turns > 0 && takesMore(); turns--) {
            pause = SHORTEST_PAUSE_MILLIS;
            waiting.remove().run();
        }
        if (!waiting.isEmpty() && !watched) {
            watch();
        }
    }
}
