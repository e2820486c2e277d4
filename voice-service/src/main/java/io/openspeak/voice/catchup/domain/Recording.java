package io.openspeak.voice.catchup.domain;

import io.openspeak.platform.identity.UserId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The last bursts of one channel, bounded in number, age and bytes: the oldest go first. Speakers on any thread add to it.
 *
 * <p>People who talk at once have a burst each. Times are nanoseconds since some fixed moment.
 */
public final class Recording {

    private final Limits limits;
    private final Deque<Kept> bursts = new ArrayDeque<>();
    private int bytes;

    /**
     * What is kept.
     *
     * @param bursts most bursts
     * @param age longest time since the end of a burst
     * @param bytes most bytes
     * @param pause silence that ends a burst
     */
    public record Limits(int bursts, Duration age, int bytes, Duration pause) {}

    private static final class Kept {

        private final UserId speaker;
        private final int stream;
        private final long begunAt;
        private final List<BurstFrame> frames = new ArrayList<>();
        private int bytes;
        private long lastAt;

        Kept(UserId speaker, int stream, long begunAt) {
            this.speaker = speaker;
            this.stream = stream;
            this.begunAt = begunAt;
            lastAt = begunAt;
        }

        Burst burst() {
            return new Burst(speaker, stream, begunAt, lastAt, frames);
        }
    }

    public Recording(Limits limits) {
        this.limits = limits;
    }

    /**
     * Adds a frame that was heard.
     *
     * @param stream which of the speaker's devices
     */
    public synchronized void add(UserId speaker, int stream, BurstFrame frame, long now) {
        Kept burst = current(speaker, stream, now);
        int length = frame.packet().length;
        burst.frames.add(frame);
        burst.bytes += length;
        burst.lastAt = now;
        bytes += length;
        forget(now);
    }

    private Kept current(UserId speaker, int stream, long now) {
        for (Kept burst : bursts) {
            if (burst.stream == stream
                    && burst.speaker.equals(speaker)
                    && now - burst.lastAt <= limits.pause().toNanos()) {
                return burst;
            }
        }
        Kept begun = new Kept(speaker, stream, now);
        bursts.addLast(begun);
        return begun;
    }

    /** The last bursts, oldest first; one that goes on is among them as far as it came. */
    public synchronized List<Burst> last(int most, long now) {
        forget(now);
        return bursts.stream()
                .skip(Math.max(0, bursts.size() - most))
                .map(Kept::burst)
                .toList();
    }

    /** Drops what is too old or too much; true if nothing is left. */
    public synchronized boolean forget(long now) {
        while (!bursts.isEmpty() && isTooMuch(bursts.getFirst(), now)) {
            bytes -= bursts.removeFirst().bytes;
        }
        return bursts.isEmpty();
    }

    private boolean isTooMuch(Kept oldest, long now) {
        return bursts.size() > limits.bursts()
                || bytes > limits.bytes()
                || now - oldest.lastAt > limits.age().toNanos();
    }
}
