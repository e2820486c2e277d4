package io.openspeak.voice.catchup.domain;

import io.openspeak.platform.identity.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What somebody said without a pause.
 *
 * @param speaker who
 * @param stream which of the speaker's devices
 * @param begunAt when its first frame came, nanoseconds since some fixed moment
 * @param endedAt when its last frame came
 * @param frames in order
 */
public record Burst(UserId speaker, int stream, long begunAt, long endedAt, List<BurstFrame> frames) {

    public Burst {
        frames = List.copyOf(frames);
    }

    private record Source(UserId speaker, int stream) {}

    /**
     * What several pods heard, put together, oldest first. A pod hears what is said on it, and the rest only while it has listeners; and a
     * speaker may move from one pod to another without a pause. So what is of one source, and not a pause apart, is one burst here as well.
     *
     * @param pause silence that ends a burst
     */
    public static List<Burst> together(Collection<Burst> heard, Duration pause) {
        List<Burst> whole = new ArrayList<>();
        Map<Source, Integer> latest = new HashMap<>();
        for (Burst burst : oldestFirst(heard)) {
            Source source = new Source(burst.speaker, burst.stream);
            Integer place = latest.get(source);
            if (place != null && burst.begunAt - whole.get(place).endedAt <= pause.toNanos()) {
                whole.set(place, whole.get(place).with(burst));
            } else {
                latest.put(source, whole.size());
                whole.add(burst);
            }
        }
        return whole;
    }

    private static List<Burst> oldestFirst(Collection<Burst> bursts) {
        return bursts.stream().sorted(Comparator.comparingLong(Burst::begunAt)).toList();
    }

    /** Both in one; a frame that both have is in it once. */
    private Burst with(Burst other) {
        SortedMap<Long, BurstFrame> byNumber = new TreeMap<>();
        frames.forEach(frame -> byNumber.put(frame.sequence(), frame));
        other.frames.forEach(frame -> byNumber.putIfAbsent(frame.sequence(), frame));
        return new Burst(
                speaker,
                stream,
                Math.min(begunAt, other.begunAt),
                Math.max(endedAt, other.endedAt),
                List.copyOf(byNumber.values()));
    }
}
