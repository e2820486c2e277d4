package io.openspeak.client.voice;

import io.openspeak.voice.v1.RejectionReason;
import java.util.Map;

/**
 * Frames of a voice connection so far.
 *
 * @param sent handed to the transport
 * @param droppedHere given up before that, because the transport did not take them in time
 * @param received from others
 * @param lostInQueue that the server dropped for this listener, as it told
 * @param rejected that the server did not forward, by reason
 * @param reconnects times that the stream was live again after a break
 */
public record VoiceCounters(
        long sent,
        long droppedHere,
        long received,
        long lostInQueue,
        Map<RejectionReason, Long> rejected,
        long reconnects) {

    public VoiceCounters {
        rejected = Map.copyOf(rejected);
    }

    /** Sent frames that the server told it did not forward. */
    public long rejectedInAll() {
        return rejected.values().stream().mapToLong(Long::longValue).sum();
    }
}
