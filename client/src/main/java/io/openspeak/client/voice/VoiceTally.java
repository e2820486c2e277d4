package io.openspeak.client.voice;

import io.openspeak.voice.v1.RejectionReason;
import io.openspeak.voice.v1.VoiceRejection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts what a voice connection does. */
final class VoiceTally {

    private final LongAdder sent = new LongAdder();
    private final LongAdder droppedHere = new LongAdder();
    private final LongAdder received = new LongAdder();
    private final LongAdder lostInQueue = new LongAdder();
    private final LongAdder lives = new LongAdder();
    private final LongAdder moves = new LongAdder();
    private final Map<RejectionReason, LongAdder> rejected = new ConcurrentHashMap<>();

    void sent(int frames) {
        sent.add(frames);
    }

    void droppedHere() {
        droppedHere.increment();
    }

    void received(int frames) {
        received.add(frames);
    }

    void lostInQueue(int frames) {
        lostInQueue.add(frames);
    }

    void rejected(VoiceRejection rejection) {
        rejected.computeIfAbsent(rejection.getReason(), reason -> new LongAdder())
                .add(rejection.getCount());
    }

    /** {@code moved}: without having been down. */
    void live(boolean moved) {
        (moved ? moves : lives).increment();
    }

    VoiceCounters counters(HeardStreams heard) {
        Map<RejectionReason, Long> reasons = new HashMap<>();
        rejected.forEach((reason, count) -> reasons.put(reason, count.sum()));
        return new VoiceCounters(
                sent.sum(),
                droppedHere.sum(),
                received.sum(),
                heard.duplicates(),
                heard.missing(),
                lostInQueue.sum(),
                reasons,
                Math.max(0, lives.sum() - 1),
                moves.sum());
    }
}
