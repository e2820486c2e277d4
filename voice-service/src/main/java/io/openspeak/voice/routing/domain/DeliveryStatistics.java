package io.openspeak.voice.routing.domain;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;

/** What went to a listener of one channel. Lives on one lane. */
final class DeliveryStatistics {

    private final DelayHistogram delays = new DelayHistogram();
    private long frames;
    private long late;
    private long told;

    /** A frame goes out. */
    void sent(Frame frame, long now) {
        frames++;
        delays.add((now - frame.capturedAt()) / 1_000_000);
    }

    /** Frames were dropped since they waited too long. */
    void dropped(int count) {
        late += count;
    }

    /** True if there is something that was not told yet. */
    boolean hasNews() {
        return frames + late != told;
    }

    Quality quality(UserId user, ChannelId channel) {
        return new Quality(
                user, channel, false, frames, late, late, 0, 0, delays.percentile(0.5), delays.percentile(0.99));
    }

    /** It was told: what is new counts more from now on. */
    void told() {
        told = frames + late;
        delays.fade();
    }
}
