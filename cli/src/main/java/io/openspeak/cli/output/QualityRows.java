package io.openspeak.cli.output;

import io.openspeak.voice.v1.StreamQuality;

/** Quality of voice streams as rows of a table. */
public final class QualityRows {

    private static final String LINE = "%-20s %-5s %8s %6s %6s %8s %10s %10s %10s  %s";

    private QualityRows() {}

    public static String header() {
        return LINE.formatted(
                "user", "way", "frames", "lost", "late", "dropped", "jitter ms", "p50 ms", "p99 ms", "pod");
    }

    /** {@code kind}: for programs that tell it from other rows. */
    public static Row of(StreamQuality stream, String kind) {
        return Row.of(LINE.formatted(
                                stream.getUserId(),
                                stream.getSending() ? "from" : "to",
                                stream.getFrames(),
                                stream.getLost(),
                                stream.getLate(),
                                stream.getDropped(),
                                "%.1f".formatted(stream.getJitterMs()),
                                "%.1f".formatted(stream.getDelayP50Ms()),
                                "%.1f".formatted(stream.getDelayP99Ms()),
                                stream.getPod())
                        .stripTrailing())
                .with("kind", kind)
                .with("channel", stream.getChannelId())
                .with("user", stream.getUserId())
                .with("way", stream.getSending() ? "from" : "to")
                .with("frames", stream.getFrames())
                .with("lost", stream.getLost())
                .with("late", stream.getLate())
                .with("dropped", stream.getDropped())
                .with("jitter_ms", stream.getJitterMs())
                .with("delay_p50_ms", stream.getDelayP50Ms())
                .with("delay_p99_ms", stream.getDelayP99Ms())
                .with("pod", stream.getPod());
    }
}
