package io.openspeak.client.voice;

import io.openspeak.voice.v1.VoiceFrame;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** Frames that wait for the transport; full, it lets go of the oldest, since late speech is worth less than fresh speech. */
final class OutgoingFrames {

    /** Most frames of one message, by contract. */
    static final int BATCH = 16;

    private final int capacity;
    private final ArrayDeque<VoiceFrame> waiting = new ArrayDeque<>();

    OutgoingFrames(int capacity) {
        this.capacity = capacity;
    }

    /** Adds a frame; true: an older one had to go. */
    synchronized boolean add(VoiceFrame frame) {
        waiting.addLast(frame);
        if (waiting.size() <= capacity) {
            return false;
        }
        waiting.removeFirst();
        return true;
    }

    /** Oldest frames first, at most one message full; empty: none wait. */
    synchronized List<VoiceFrame> next() {
        List<VoiceFrame> batch = new ArrayList<>(Math.min(BATCH, waiting.size()));
        while (batch.size() < BATCH && !waiting.isEmpty()) {
            batch.add(waiting.removeFirst());
        }
        return batch;
    }

    synchronized int size() {
        return waiting.size();
    }
}
