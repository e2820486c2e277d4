package io.openspeak.client.voice;

import io.openspeak.voice.v1.RejectionReason;
import java.util.Map;

/**
 * Frames of a voice connection so far.
 *
 * @param sent handed to the transport
 * @param droppedHere given up before that, because the transport did not take them in time
 * @param received from others, with those that came twice
 * @param duplicates of them, dropped: while a client moves to another pod it hears both
 * @param missing of others that never came, by their numbers
 * @param lostInQueue that the server dropped for this listener, as it told
 * @param rejected that the server did not forward, by reason
 * @param reconnects times that the stream was live again after a break
 * @param moves times that a pod handed the stream over to another one without a break
 */
public record VoiceCounters(
        long sent,
        long droppedHere,
        long received,
        long duplicates,
        long missing,
        long lostInQueue,
        Map<RejectionReason, Long> rejected,
        long reconnects,
        long moves) {

    public VoiceCounters {
        rejected = Map.copyOf(rejected);
    }

    /** Sent frames that the server told it did not forward. */
    public long rejectedInAll() {
        return rejected.values().stream().mapToLong(Long::longValue).sum();
    }
}
