package io.openspeak.voice.routing.domain;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What waits for one listener: bounded in time, frames and bytes, oldest dropped first.
 *
 * <p>One gap a speaker's stream is enough. The queue is in order of arrival and drops from its head, and what goes out goes from its head
 * together with all gaps: so what a stream loses between two writes is one run, and older than all that is left of it.
 */
final class EgressQueue {

    private final long lagNanos;
    private final int maxFrames;
    private final int maxBytes;
    private final ArrayDeque<Frame> frames = new ArrayDeque<>(4);
    private List<Frame> some = List.of();
    private Map<Source, Gap> gaps = Map.of();
    private int bytes;

    /** Whose frames were lost, and whether in this queue or before they came here: these are two runs, not one. */
    private record Source(ChannelId channel, UserId speaker, int stream, boolean here) {}

    EgressQueue(QueueLimits limits) {
        lagNanos = limits.lag().toNanos();
        maxFrames = limits.frames();
        maxBytes = limits.bytes();
    }

    /** Puts a frame at the end and returns how many it cost at the head. */
    int offer(Frame frame, long now) {
        frames.add(frame);
        bytes += frame.encoded().length();
        return dropLate(now) + dropSurplus();
    }

    /** Notes frames that were lost before they came here. */
    void miss(Gap gap) {
        lose(new Source(gap.channel(), gap.speaker(), gap.stream(), false), gap);
    }

    /** Drops what has waited too long and returns how many that were. */
    int dropLate(long now) {
        int dropped = 0;
        for (Frame oldest = frames.peek();
                oldest != null && now - oldest.arrivedAt() > lagNanos;
                oldest = frames.peek()) {
            dropOldest();
            dropped++;
        }
        return dropped;
    }

    boolean isEmpty() {
        return frames.isEmpty() && gaps.isEmpty();
    }

    Collection<Frame> frames() {
        return frames;
    }

    Collection<Gap> gaps() {
        return gaps.isEmpty() ? Collections.emptyList() : gaps.values();
    }

    /** Takes the oldest frames, about so many bytes of them, one at least if there is one; good until this is called again. */
    Collection<Frame> takeSome(int most) {
        if (some.isEmpty()) {
            // Most listeners never need it.
            some = new ArrayList<>(8);
        }
        some.clear();
        int taken = 0;
        for (Frame next = frames.peek(); next != null && taken < most; next = frames.peek()) {
            some.add(frames.remove());
            taken += next.encoded().length();
        }
        bytes -= taken;
        return some;
    }

    void clear() {
        frames.clear();
        bytes = 0;
        clearGaps();
    }

    void clearGaps() {
        if (!gaps.isEmpty()) {
            gaps.clear();
        }
    }

    private int dropSurplus() {
        int dropped = 0;
        while (frames.size() > maxFrames || bytes > maxBytes) {
            dropOldest();
            dropped++;
        }
        return dropped;
    }

    private void dropOldest() {
        Frame oldest = frames.remove();
        bytes -= oldest.encoded().length();
        lose(new Source(oldest.channel(), oldest.speaker(), oldest.stream(), true), Gap.of(oldest));
    }

    private void lose(Source source, Gap lost) {
        if (gaps.isEmpty()) {
            // Most listeners never lose anything and never pay for a map.
            gaps = new LinkedHashMap<>();
        }
        gaps.merge(source, lost, Gap::and);
    }
}
