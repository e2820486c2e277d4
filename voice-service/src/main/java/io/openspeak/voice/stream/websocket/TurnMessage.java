package io.openspeak.voice.stream.websocket;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.openspeak.voice.routing.contract.WireFrames;
import io.openspeak.voice.routing.domain.Frame;
import io.openspeak.voice.routing.domain.Gap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Messages of frames for the listeners of one event loop, used on that loop only. In a turn most of them are due the same frames: so the
 * last message is kept, and goes out again as it is, without a copy, as long as that holds.
 */
final class TurnMessage {

    /** More frames than this in one message are the exception, and not kept. */
    private static final int MAX_KEPT = 32;

    private final List<Frame> kept = new ArrayList<>(MAX_KEPT);
    private ByteBuf message = Unpooled.EMPTY_BUFFER;

    /** A WebSocket message with all of it, to be released by whoever writes it. */
    ByteBuf of(ByteBufAllocator memory, Collection<Gap> gaps, Collection<Frame> frames) {
        if (!gaps.isEmpty() || frames.size() > MAX_KEPT) {
            return make(memory, WireFrames.encode(gaps), frames);
        }
        if (!isKept(frames)) {
            message.release();
            message = make(memory, WireFrames.encode(gaps), frames);
            kept.clear();
            kept.addAll(frames);
        }
        return message.retainedDuplicate();
    }

    private boolean isKept(Collection<Frame> frames) {
        if (frames.size() != kept.size()) {
            return false;
        }
        int i = 0;
        for (Frame frame : frames) {
            // The very frame, not an equal one: there is one of each.
            if (kept.get(i) != frame) {
                return false;
            }
            i++;
        }
        return true;
    }

    private static ByteBuf make(ByteBufAllocator memory, byte[] gaps, Collection<Frame> frames) {
        ByteBuf made = io.openspeak.platform.websocket.Frame.beginBinary(
                        memory, gaps.length + WireFrames.length(frames))
                .writeBytes(gaps);
        for (Frame frame : frames) {
            made.writeBytes(frame.encoded().bytes());
        }
        return made;
    }
}
