package io.openspeak.cli.audio;

import io.openspeak.voice.v1.VoiceFrame;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** Keeps the packets of all speakers and mixes them into one recording. */
public final class SpeechRecorder {

    private final Clock clock;
    private final long startedAt;
    private final Map<Stream, SpeakerTrack> tracks = new ConcurrentSkipListMap<>();

    /** A device of a speaker; 0: the only one. */
    private record Stream(String speaker, int id) implements Comparable<Stream> {

        private static final Comparator<Stream> ORDER =
                Comparator.comparing(Stream::speaker).thenComparingInt(Stream::id);

        @Override
        public int compareTo(Stream other) {
            return ORDER.compare(this, other);
        }
    }

    public SpeechRecorder(Clock clock) {
        this.clock = clock;
        this.startedAt = clock.millis();
    }

    public void hear(VoiceFrame frame) {
        tracks.computeIfAbsent(new Stream(frame.getSpeakerId(), frame.getStream()), stream -> new SpeakerTrack())
                .hear(
                        frame.getSequence(),
                        frame.getCapturedAt(),
                        clock.millis(),
                        startedAt,
                        frame.getOpus().toByteArray());
    }

    /** How each speaker's streams were heard, by name. */
    public List<SpeakerReport> reports() {
        return tracks.entrySet().stream()
                .map(entry -> entry.getValue().report(entry.getKey().speaker()))
                .toList();
    }

    /** All speakers together, from the start of the recording to the last sound. */
    public Pcm mix() {
        return mix(tracks.values().stream().map(Timeline::of).toList());
    }

    static Pcm mix(Collection<List<Timeline.Piece>> speakers) {
        int length = speakers.stream()
                .flatMap(List::stream)
                .mapToInt(piece -> piece.start() + piece.samples().length)
                .max()
                .orElse(0);
        int[] sum = new int[length];
        for (List<Timeline.Piece> pieces : speakers) {
            for (Timeline.Piece piece : pieces) {
                for (int i = 0; i < piece.samples().length; i++) {
                    sum[piece.start() + i] += piece.samples()[i];
                }
            }
        }
        short[] mixed = new short[length];
        for (int i = 0; i < length; i++) {
            mixed[i] = (short) Math.clamp(sum[i], Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return new Pcm(mixed);
    }
}
