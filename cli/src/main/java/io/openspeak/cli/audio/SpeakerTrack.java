package io.openspeak.cli.audio;

import io.openspeak.client.voice.SpeakerTally;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** All that was heard of one speaker. */
public final class SpeakerTrack {

    private static final Comparator<HeardPacket> SPOKEN_ORDER =
            Comparator.comparingInt(HeardPacket::stream).thenComparingLong(HeardPacket::sequence);

    private final SpeakerTally tally = new SpeakerTally();
    private final List<HeardPacket> packets = new ArrayList<>();
    private final List<Long> delays = new ArrayList<>();
    private int stream;

    synchronized void hear(long sequence, long capturedAt, long arrivedAt, long startedAt, byte[] opus) {
        SpeakerTally.Arrival arrival = tally.take(sequence, capturedAt);
        if (arrival == SpeakerTally.Arrival.DUPLICATE) {
            return;
        }
        if (arrival == SpeakerTally.Arrival.NEW_STREAM) {
            stream++;
        }
        packets.add(new HeardPacket(stream, sequence, arrivedAt - startedAt, opus));
        delays.add(arrivedAt - capturedAt);
    }

    synchronized List<HeardPacket> inSpokenOrder() {
        return packets.stream().sorted(SPOKEN_ORDER).toList();
    }

    public synchronized SpeakerReport report(String speaker) {
        PacketDigest digest = new PacketDigest();
        inSpokenOrder().forEach(packet -> digest.add(packet.opus()));
        List<Long> sorted = delays.stream().sorted().toList();
        return new SpeakerReport(
                speaker,
                tally.received(),
                tally.missing(),
                tally.duplicates(),
                digest.hex(),
                quantile(sorted, 0.50),
                quantile(sorted, 0.99));
    }

    private static long quantile(List<Long> sorted, double share) {
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }
}
