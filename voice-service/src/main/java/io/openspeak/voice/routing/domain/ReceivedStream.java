package io.openspeak.voice.routing.domain;

/** Numbers of the frames that came of one stream of a speaker: what is missing among them, and how unevenly they come. */
final class ReceivedStream {

    /** A jump by more than this is a stream that began anew, not a loss. */
    private static final long MAX_JUMP = 3_000;

    /** A frame says nothing about jitter. */
    static final double NOTHING_SAID = -1;

    private final int id;
    private long frames;
    private long lostBefore;
    private long framesBefore;
    private long first;
    private long highest;
    private long lastArrived;
    private long lastCaptured;

    ReceivedStream(int id) {
        this.id = id;
    }

    int id() {
        return id;
    }

    /**
     * A frame came.
     *
     * @param capturedAt by the speaker's clock, milliseconds
     * @param arrived by ours, nanoseconds
     * @return how much later or earlier it came than the one before it lets expect, milliseconds, or {@link #NOTHING_SAID}
     */
    double received(long sequence, long capturedAt, long arrived) {
        double unevenness = NOTHING_SAID;
        if (frames == 0 || Math.abs(sequence - highest) > MAX_JUMP) {
            lostBefore = lost();
            framesBefore = frames;
            first = sequence;
            highest = sequence;
        } else {
            highest = Math.max(highest, sequence);
            double apart = Math.abs((arrived - lastArrived) / 1e6 - (capturedAt - lastCaptured));
            // Silence between bursts is not jitter, but a clock that was set would be for long.
            if (apart < MAX_JUMP) {
                unevenness = apart;
            }
        }
        frames++;
        lastArrived = arrived;
        lastCaptured = capturedAt;
        return unevenness;
    }

    long lastArrived() {
        return lastArrived;
    }

    long lost() {
        long seen = frames - framesBefore;
        return seen == 0 ? lostBefore : lostBefore + Math.max(0, highest - first + 1 - seen);
    }
}
