package io.openspeak.voice.routing.domain;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;

/** What came of a speaker's stream in one channel: loss by sequence and jitter as RFC 3550 counts them. Lives on one lane. */
final class ReceptionStatistics {

    /** A jump by more than this is a stream that began anew, not a loss. */
    private static final long MAX_JUMP = 3_000;

    private static final double JITTER_GAIN = 1.0 / 16;

    private final DelayHistogram delays = new DelayHistogram();
    private long frames;
    private long late;
    private long dropped;
    private long lostBefore;
    private long framesBefore;
    private long first;
    private long highest;
    private double jitter;
    private long lastArrived;
    private long lastCaptured;
    private long told;

    /**
     * A frame came.
     *
     * @param capturedAt by the speaker's clock, milliseconds
     * @param arrived by ours, nanoseconds
     * @param age how long it was under way, milliseconds
     */
    void received(long sequence, long capturedAt, long arrived, long age) {
        if (frames == 0 || Math.abs(sequence - highest) > MAX_JUMP) {
            lostBefore = lost();
            framesBefore = frames;
            first = sequence;
            highest = sequence;
        } else {
            highest = Math.max(highest, sequence);
            double apart = (arrived - lastArrived) / 1e6 - (capturedAt - lastCaptured);
            // Silence between bursts is not jitter, but a clock that was set would be for long.
            if (Math.abs(apart) < MAX_JUMP) {
                jitter += (Math.abs(apart) - jitter) * JITTER_GAIN;
            }
        }
        frames++;
        lastArrived = arrived;
        lastCaptured = capturedAt;
        delays.add(age);
    }

    /** It was not forwarded. */
    void rejected(Rejection why) {
        if (why == Rejection.TOO_OLD) {
            late++;
        } else {
            dropped++;
        }
    }

    private long lost() {
        long seen = frames - framesBefore;
        return seen == 0 ? lostBefore : lostBefore + Math.max(0, highest - first + 1 - seen);
    }

    /** True if there ever was something. */
    boolean hasFrames() {
        return frames > 0;
    }

    /** True if there is something that was not told yet. */
    boolean hasNews() {
        return frames != told;
    }

    Quality quality(UserId user, ChannelId channel) {
        return new Quality(
                user,
                channel,
                true,
                frames,
                lost(),
                late,
                dropped,
                jitter,
                delays.percentile(0.5),
                delays.percentile(0.99));
    }

    /** It was told: what is new counts more from now on. */
    void told() {
        told = frames;
        delays.fade();
    }
}
