package io.openspeak.cli.command.voice;

import io.openspeak.cli.StopSignal;
import io.openspeak.client.voice.VoiceConnection;
import io.openspeak.client.voice.VoiceCounters;
import io.openspeak.client.voice.VoiceListener;
import io.openspeak.voice.v1.RejectionReason;
import io.openspeak.voice.v1.VoiceRejection;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What became of the frames that were said. */
final class Delivery implements VoiceListener {

    /** Rejections are told at most once a second; a first one comes at once. */
    private static final Duration FIRST_REJECTION = Duration.ofMillis(300);

    private static final Duration FURTHER_REJECTIONS = Duration.ofMillis(1_300);
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);
    private static final Duration FLUSH = Duration.ofSeconds(2);

    private volatile long lastRejection;

    @Override
    public void onRejection(VoiceRejection rejection) {
        lastRejection = System.nanoTime();
    }

    /** Waits until all frames have left and what comes back about them is there. */
    void settle(VoiceConnection voice, long frames, StopSignal stop) {
        long spoken = System.nanoTime();
        while (!stop.stopped() && left(voice, frames, spoken) > 0) {
            if (stop.await(LOOK_EVERY)) {
                return;
            }
        }
    }

    private long left(VoiceConnection voice, long frames, long spoken) {
        VoiceCounters counters = voice.counters();
        long now = System.nanoTime();
        if (counters.sent() + counters.droppedHere() < frames) {
            return spoken + FLUSH.toNanos() - now;
        }
        if (counters.rejectedInAll() == 0) {
            return spoken + FIRST_REJECTION.toNanos() - now;
        }
        return counters.rejectedInAll() >= frames ? 0 : lastRejection + FURTHER_REJECTIONS.toNanos() - now;
    }

    /** {@code self_muted 12, too_old 1}; empty: none. */
    static String rejections(VoiceCounters counters) {
        StringBuilder text = new StringBuilder();
        byName(counters)
                .forEach((reason, count) -> text.append(text.isEmpty() ? "" : ", ")
                        .append(reason)
                        .append(' ')
                        .append(count));
        return text.toString();
    }

    static Map<String, Long> byName(VoiceCounters counters) {
        Map<String, Long> names = new TreeMap<>();
        counters.rejected().forEach((reason, count) -> names.put(name(reason), count));
        return names;
    }

    private static String name(RejectionReason reason) {
        return reason.name().replace("REJECTION_REASON_", "").toLowerCase(Locale.ROOT);
    }
}
