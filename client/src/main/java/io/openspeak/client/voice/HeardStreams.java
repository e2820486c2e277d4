package io.openspeak.client.voice;

import io.openspeak.voice.v1.VoiceFrame;
import java.util.LinkedHashMap;
import java.util.Map;

/** Numbers of the frames that came, by stream of their speaker: tells the first copy of a frame from the others, and what is missing. */
final class HeardStreams {

    /** Streams that are remembered; those that were silent for longest are forgotten first. */
    private static final int MOST_STREAMS = 512;

    private record Stream(String channel, String speaker, int id) {}

    private final Map<Stream, SpeakerTally> streams = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Stream, SpeakerTally> eldest) {
            if (size() <= MOST_STREAMS) {
                return false;
            }
            missingOfForgotten += eldest.getValue().missing();
            return true;
        }
    };
    private long missingOfForgotten;
    private long duplicates;

    /** The floor token is no part of the key: whoever asks again on another pod may get another one between two copies. */
    synchronized boolean isNew(VoiceFrame frame) {
        Stream stream = new Stream(frame.getChannelId(), frame.getSpeakerId(), frame.getStream());
        boolean isNew = streams.computeIfAbsent(stream, first -> new SpeakerTally())
                        .take(frame.getSequence(), frame.getCapturedAt())
                != SpeakerTally.Arrival.DUPLICATE;
        if (!isNew) {
            duplicates++;
        }
        return isNew;
    }

    synchronized long duplicates() {
        return duplicates;
    }

    synchronized long missing() {
        return missingOfForgotten
                + streams.values().stream().mapToLong(SpeakerTally::missing).sum();
    }
}
