package io.openspeak.client.voice;

import java.util.BitSet;

/**
 * Which frames of one speaker arrived: received, missing, twice, out of order.
 *
 * <p>A speaker that connects anew counts from 1 again. A lower number with a later capture time is therefore a new
 * stream, a lower number with an earlier one is a late or repeated frame of the same stream.
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

    private static final long UNSET = -1;

    private final BitSet seen = new BitSet();
    private long first = UNSET;
    private long highest = UNSET;
    private long capturedAtHighest;
    private long received;
    private long duplicates;
    private long reordered;
    private long missingBefore;

    /** Takes note of a frame. */
    public Arrival take(long sequence, long capturedAt) {
        if (first == UNSET) {
            begin(sequence, capturedAt);
            return Arrival.NEW_STREAM;
        }
        if (sequence > highest) {
            highest = sequence;
            capturedAtHighest = capturedAt;
            count(sequence);
            return Arrival.NEXT;
        }
        if (capturedAt > capturedAtHighest) {
            missingBefore += missingHere();
            begin(sequence, capturedAt);
            return Arrival.NEW_STREAM;
        }
        if (sequence < first || seen.get((int) (sequence - first))) {
            duplicates++;
            return Arrival.DUPLICATE;
        }
        reordered++;
        count(sequence);
        return Arrival.LATE;
    }

    private void begin(long sequence, long capturedAt) {
        seen.clear();
        first = sequence;
        highest = sequence;
        capturedAtHighest = capturedAt;
        count(sequence);
    }

    private void count(long sequence) {
        received++;
        seen.set((int) (sequence - first));
    }

    private long missingHere() {
        return first == UNSET ? 0 : highest - first + 1 - seen.cardinality();
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
