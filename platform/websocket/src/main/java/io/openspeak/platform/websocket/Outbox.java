package io.openspeak.platform.websocket;

import io.netty.channel.ChannelHandlerContext;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * What is to be sent over one connection: many threads may send, the connection's event loop writes, all that has come meanwhile with
 * one flush. What the transport does not take waits here, up to a bound.
 */
public final class Outbox {

    /** What may wait for the event loop to come round; more means that the transport does not take it. */
    private static final int BACKLOG = 65_536;

    private final ChannelHandlerContext wire;
    private final long bound;
    private final Runnable ready;
    private final Runnable overflow;
    private final Queue<Frame> unsent = new ArrayDeque<>();
    private final Runnable drain = this::drain;
    private long waiting;
    private boolean scheduled;
    private boolean ended;
    private volatile boolean wasFull;

    /**
     * @param bound most bytes that may wait
     * @param ready what to do when it takes more, after it did not
     * @param overflow what to do when more than the bound waits
     */
    public Outbox(ChannelHandlerContext wire, long bound, Runnable ready, Runnable overflow) {
        this.wire = wire;
        this.bound = bound;
        this.ready = ready;
        this.overflow = overflow;
    }

    /** True while the transport takes more, and no more waits than it will take at once. */
    public synchronized boolean takesMore() {
        boolean takes = !ended && waiting < BACKLOG && wire.channel().isWritable();
        wasFull = !takes;
        return takes;
    }

    /** Sends, now or when the transport takes it. */
    public void send(Frame frame) {
        if (overflows(frame)) {
            // Outside of the lock: closing takes other locks, whose holders may be sending here.
            overflow.run();
        }
    }

    private synchronized boolean overflows(Frame frame) {
        if (ended) {
            return false;
        }
        unsent.add(frame);
        waiting += frame.length();
        if (!scheduled) {
            scheduled = true;
            wire.executor().execute(drain);
        }
        return waiting > bound;
    }

    /** True if all that was to be sent was given to the transport. */
    public synchronized boolean sentAll() {
        return !ended && unsent.isEmpty();
    }

    /** Writes what the transport takes, which is sent soon; on the event loop. */
    public void drain() {
        boolean wrote = false;
        for (Frame next = next(); next != null; next = next()) {
            wire.write(LastFrame.of(next, wire.alloc()), wire.voidPromise());
            wrote = true;
        }
        if (wrote) {
            Flushes.soon(wire);
        }
        if (wasFull && takesMore()) {
            ready.run();
        }
    }

    private synchronized @Nullable Frame next() {
        Frame next = ended || !wire.channel().isWritable() ? null : unsent.poll();
        if (next == null) {
            scheduled = false;
        } else {
            waiting -= next.length();
        }
        return next;
    }

    /** Sends nothing any more but these last frames, after what waits if the transport takes that; on the event loop. */
    public void finish(Iterable<Frame> last) {
        drain();
        if (end()) {
            last.forEach(frame -> wire.write(frame.wire(), wire.voidPromise()));
            wire.flush();
        }
    }

    /** Forgets what waits, and takes nothing more; true for the first to do so. */
    public synchronized boolean end() {
        boolean first = !ended;
        ended = true;
        unsent.clear();
        waiting = 0;
        return first;
    }
}
