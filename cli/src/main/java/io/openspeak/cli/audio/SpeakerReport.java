package io.openspeak.cli.audio;

/**
 * How well one speaker was heard.
 *
 * @param missing frames between the first and the last one that never came
 * @param sha256 {@link PacketDigest} over the packets in the order spoken
 * @param delayP50Ms from capture to arrival, median; by two clocks, exact on one machine only
 */
public record SpeakerReport(
        String speaker,
        long received,
        long missing,
        long duplicates,
        String sha256,
        long delayP50Ms,
        long delayP99Ms) {}
