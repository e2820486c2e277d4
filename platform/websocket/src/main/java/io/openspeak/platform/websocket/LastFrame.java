package io.openspeak.platform.websocket;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.util.concurrent.FastThreadLocal;
import org.jspecify.annotations.Nullable;

/**
 * The frame that an event loop wrote last, outside of the heap, from where transports send: one frame mostly goes to many connections,
 * one after the other, and would be copied there for each.
 */
final class LastFrame {

    /** What is larger is no news, and not kept. */
    private static final int LARGEST = 4_096;

    private static final FastThreadLocal<LastFrame> OF_LOOP = new FastThreadLocal<>() {
        @Override
        protected LastFrame initialValue() {
            return new LastFrame();
        }

        @Override
        protected void onRemoval(LastFrame last) {
            last.release();
        }
    };

    private @Nullable Frame frame;
    private ByteBuf bytes = Unpooled.EMPTY_BUFFER;

    /** The frame for one connection, whose event loop this is. */
    static ByteBuf of(Frame next, ByteBufAllocator memory) {
        return next.length() > LARGEST ? next.wire() : OF_LOOP.get().take(next, memory);
    }

    private ByteBuf take(Frame next, ByteBufAllocator memory) {
        if (next != frame) {
            release();
            bytes = next.copyTo(memory.directBuffer(next.length()));
            frame = next;
        }
        return bytes.retainedDuplicate();
    }

    private void release() {
        bytes.release();
        bytes = Unpooled.EMPTY_BUFFER;
        frame = null;
    }
}
