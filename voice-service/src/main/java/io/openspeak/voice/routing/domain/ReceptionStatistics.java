package io.openspeak.voice.routing.domain;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * What came of a connection in one channel: loss by sequence and jitter as RFC 3550 counts them, each stream by itself, since whispers
 * have streams of their own. Lives on one lane.
 */
final class ReceptionStatistics {

    /** Streams that are counted at a time; of more, those that were silent for longest are over. */
    private static final int MOST_STREAMS = 8;

    private static final double JITTER_GAIN = 1.0 / 16;

    private final DelayHistogram delays = new DelayHistogram();
    private final List<ReceivedStream> streams = new ArrayList<>(1);
    private ReceivedStream latest = new ReceivedStream(0);
    private long frames;
    private long late;
    private long dropped;
    private long lostOfOver;
    private double jitter;
    private long told;

    /**
     * A frame came.
     *
     * @param stream which of the connection's
     * @param capturedAt by the speaker's clock, milliseconds
     * @param arrived by ours, nanoseconds
     * @param age how long it was under way, milliseconds
     */
    void received(int stream, long sequence, long capturedAt, long arrived, long age) {
        if (streams.isEmpty() || latest.id() != stream) {
            latest = find(stream);
        }
        double unevenness = latest.received(sequence, capturedAt, arrived);
        if (unevenness != ReceivedStream.NOTHING_SAID) {
            jitter += (unevenness - jitter) * JITTER_GAIN;
        }
        frames++;
        delays.add(age);
    }

    private ReceivedStream find(int stream) {
        for (ReceivedStream known : streams) {
            if (known.id() == stream) {
                return known;
            }
        }
        if (streams.size() == MOST_STREAMS) {
            ReceivedStream over = Collections.min(streams, Comparator.comparingLong(ReceivedStream::lastArrived));
            lostOfOver += over.lost();
            streams.remove(over);
        }
        ReceivedStream begun = new ReceivedStream(stream);
        streams.add(begun);
        return begun;
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
        long lost = lostOfOver;
        for (ReceivedStream stream : streams) {
            lost += stream.lost();
        }
        return lost;
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
