package io.openspeak.voice.stream;

import io.openspeak.voice.v1.OpenVoiceResponse;
import io.openspeak.voice.v1.VoiceFrame;
import io.openspeak.voice.v1.VoiceGap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What one listener of a test heard, when, and what it was told that it lost. */
final class Ear implements Consumer<OpenVoiceResponse> {

    /** A frame, and when it came, by the clock that its speaker uses. */
    record Heard(Words words, long capturedAt, long at) {

        long age() {
            return at - capturedAt;
        }
    }

    /** Which frame. */
    record Words(String speaker, long sequence) {}

    private final Map<Words, Heard> heard = new HashMap<>();
    private final NavigableMap<Long, Long> oldest = new TreeMap<>();
    private final Map<Words, Integer> told = new HashMap<>();

    @Override
    public synchronized void accept(OpenVoiceResponse message) {
        long now = System.currentTimeMillis();
        for (VoiceGap gap : message.getGapsList()) {
            for (int i = 0; i < gap.getCount(); i++) {
                told(new Words(gap.getSpeakerId(), gap.getFirstSequence() + i));
            }
        }
        for (VoiceFrame frame : message.getFramesList()) {
            Words words = new Words(frame.getSpeakerId(), frame.getSequence());
            Heard one = new Heard(words, frame.getCapturedAt(), now);
            heard.put(words, one);
            oldest.merge(now, one.age(), Math::max);
            told(words);
        }
    }

    private void told(Words words) {
        told.merge(words, 1, Integer::sum);
    }

    /** Frames that it heard or was told to have lost, and how often. */
    synchronized Map<Words, Integer> told() {
        return Map.copyOf(told);
    }

    /** How many frames it was told to have lost. */
    synchronized int lost() {
        return told.size() - heard.size();
    }

    /** What came at that time. */
    synchronized List<Heard> heardBetween(long from, long to) {
        return heard.values().stream()
                .filter(each -> each.at() >= from && each.at() < to)
                .toList();
    }

    /** How old the oldest frame was that came at that time; 0 if none came. */
    synchronized long oldest(long from, long to) {
        return oldest.subMap(from, true, to, true).values().stream()
                .mapToLong(age -> age)
                .max()
                .orElse(0);
    }
}
