package io.openspeak.bench.load.voice;

import io.openspeak.bench.load.measure.Delays;
import io.openspeak.bench.load.measure.Window;
import io.openspeak.client.voice.VoiceListener;
import io.openspeak.voice.v1.VoiceFrame;
import io.openspeak.voice.v1.VoiceGap;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** What one listener hears in a window, the last one that it was told of: each frame of each speaker once and in order, or it counts as lost. */
final class Ear implements VoiceListener {

    private final Histogram delays = Delays.empty();
    private final long[] lastSequences;
    private @Nullable Window window;
    private long arrived;
    private long gaps;

    Ear(int speakers) {
        lastSequences = new long[speakers];
    }

    synchronized void listenIn(Window measured) {
        window = measured;
        delays.reset();
    }

    @Override
    public void onFrame(VoiceFrame frame) {
        hear(frame, System.nanoTime());
    }

    synchronized void hear(VoiceFrame frame, long now) {
        arrived++;
        Stamp stamp = Stamp.of(frame.getOpus());
        boolean fresh = frame.getSequence() > lastSequences[stamp.speaker()];
        lastSequences[stamp.speaker()] = Math.max(frame.getSequence(), lastSequences[stamp.speaker()]);
        if (fresh && window != null && window.holds(stamp.capturedAt())) {
            Delays.record(delays, now - stamp.capturedAt());
        }
    }

    @Override
    public synchronized void onGap(VoiceGap gap) {
        gaps += gap.getCount();
    }

    synchronized long heard() {
        return delays.getTotalCount();
    }

    /** All frames that came, in the window or not, known or new. */
    synchronized long arrived() {
        return arrived;
    }

    /** Frames that the server said it dropped for this listener, in the window or not. */
    synchronized long gaps() {
        return gaps;
    }

    synchronized void addDelaysTo(Histogram all) {
        all.add(delays);
    }
}
