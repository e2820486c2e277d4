package io.openspeak.voice.stream;

import io.openspeak.voice.v1.VoiceFrame;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** Speech that came while it was not known whether it may be heard; bounded in time, oldest dropped first. */
public final class HeldFrames {

    private final long longest;
    private final ArrayDeque<Held> frames = new ArrayDeque<>(0);

    /**
     * A frame that waits.
     *
     * @param age how long it had been under way when it came, milliseconds
     * @param arrivedAt when that was
     */
    public record Held(VoiceFrame frame, long age, long arrivedAt) {}

    /** @param longest nanoseconds of speech that are kept */
    public HeldFrames(long longest) {
        this.longest = longest;
    }

    public boolean isEmpty() {
        return frames.isEmpty();
    }

    /** Keeps a frame, and returns those that are too many now. */
    public List<Held> add(VoiceFrame frame, long age, long now) {
        frames.add(new Held(frame, age, now));
        if (now - frames.getFirst().arrivedAt() <= longest) {
            return List.of();
        }
        List<Held> dropped = new ArrayList<>();
        while (now - frames.getFirst().arrivedAt() > longest) {
            dropped.add(frames.removeFirst());
        }
        return dropped;
    }

    /** All of them, oldest first; none is left. */
    public List<Held> take() {
        List<Held> all = List.copyOf(frames);
        frames.clear();
        return all;
    }
}
