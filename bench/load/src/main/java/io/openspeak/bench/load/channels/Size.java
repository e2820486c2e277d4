package io.openspeak.bench.load.channels;

import io.openspeak.client.id.ChannelId;
import java.util.List;

/** How much a directory holds: channels, and members in all of them together. */
record Size(int channels, int memberships) {

    private static final List<Size> FULL =
            List.of(new Size(1_000, 10_000), new Size(10_000, 100_000), new Size(100_000, 1_000_000));
    private static final String PREFIX = "load-";
    private static final int MEMBERS_EACH = 10;

    /** The sizes to measure, smallest first; {@code scale} 1: up to 100,000 channels and 1,000,000 memberships. */
    static List<Size> sizes(double scale) {
        if (!(scale >= 0.001 && scale <= 1)) {
            throw new IllegalArgumentException("scale is " + scale + ", expected 0.001 to 1");
        }
        return FULL.stream()
                .map(full -> {
                    int channels = Math.max(1, (int) Math.round(full.channels() * scale));
                    return new Size(channels, channels * MEMBERS_EACH);
                })
                .distinct()
                .toList();
    }

    static ChannelId channel(long index) {
        return new ChannelId(PREFIX + "%06d".formatted(index));
    }

    /** True: one of those that {@link #channel} names. */
    static boolean isOurs(String channelId) {
        return channelId.startsWith(PREFIX);
    }

    /** Channel of a membership: all of a channel come one after the other. */
    static long channelOf(long membership) {
        return membership / MEMBERS_EACH;
    }
}
