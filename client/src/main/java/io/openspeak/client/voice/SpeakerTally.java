package io.openspeak.client.voice;

import java.util.BitSet;

/**
 * Which frames of one speaker arrived: received, missing, twice, out of order.
 *
 * <p>A speaker that starts anew without naming its stream counts from 1 again. A lower number with a later capture time is therefore
 * a new stream, a lower number with an earlier one is a late or repeated frame of the same stream. What is further back than the
 * window can't be told from a repetition, and counts as one.
 */
public final class SpeakerTally {

    /** What a frame is. */
    public enum Arrival {
        /** Continues the stream, perhaps after missing frames. */
        NEXT,
        /** Filled a hole. */
        LATE,
        /** Was there before. */
        DUPLICATE,
        /** First of a new stream. */
        NEW_STREAM
    }

    /** Numbers that are remembered: 20 s of speech. */
    private static final int WINDOW = 1024;

    /** A jump ahead beyond this (20 min of speech) is no loss, but a new way of counting. */
    private static final long LONGEST_JUMP = 60_000;

    private final BitSet seen = new BitSet(WINDOW);
    private boolean begun;
    private long first;
    private long highest;
    private long here;
    private long capturedAtHighest;
    private long received;
    private long duplicates;
    private long reordered;
    private long missingBefore;

    /** Takes note of a frame. */
    public Arrival take(long sequence, long capturedAt) {
        long ahead = sequence - highest;
        if (!begun || ahead > LONGEST_JUMP || ahead <= 0 && capturedAt > capturedAtHighest) {
            begin(sequence, capturedAt);
            return Arrival.NEW_STREAM;
        }
        if (ahead > 0) {
            forget(highest + 1, sequence);
            highest = sequence;
            capturedAtHighest = capturedAt;
            count(sequence);
            return Arrival.NEXT;
        }
        if (-ahead >= WINDOW || seen.get(place(sequence))) {
            duplicates++;
            return Arrival.DUPLICATE;
        }
        first = Math.min(first, sequence);
        reordered++;
        count(sequence);
        return Arrival.LATE;
    }

    private void begin(long sequence, long capturedAt) {
        missingBefore += missingHere();
        begun = true;
        seen.clear();
        first = sequence;
        highest = sequence;
        here = 0;
        capturedAtHighest = capturedAt;
        count(sequence);
    }

    private void count(long sequence) {
        received++;
        here++;
        seen.set(place(sequence));
    }

    /** Makes room for numbers that come into the window. */
    private void forget(long from, long to) {
        if (to - from >= WINDOW) {
            seen.clear();
            return;
        }
        for (long sequence = from; sequence <= to; sequence++) {
            seen.clear(place(sequence));
        }
    }

    private static int place(long sequence) {
        return Math.floorMod(sequence, WINDOW);
    }

    private long missingHere() {
        return begun ? highest - first + 1 - here : 0;
    }

    public long received() {
        return received;
    }

    /** Frames between the first and the last one of each stream that never came. */
    public long missing() {
        return missingBefore + missingHere();
    }

    public long duplicates() {
        return duplicates;
    }

    /** Frames that came after a later one. */
    public long reordered() {
        return reordered;
    }
}
