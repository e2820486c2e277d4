package io.openspeak.platform.redis.log;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The end of a log in memory, so that readers who come back cost Redis nothing. Bounded by count and bytes: the oldest go first. Not
 * for several threads at once.
 *
 * @param <T> what is kept of a fact
 */
public final class RecentFacts<T extends RecentFacts.Placed> {

    /** Where a partition stands in which nothing was ever written. */
    private static final LogPosition.Offset NOTHING_YET = new LogPosition.Offset("", EntryId.START);

    private final int most;
    private final long mostBytes;
    private final Deque<T> inOrder = new ArrayDeque<>();
    private final Map<Integer, NavigableMap<EntryId, T>> byPartition = new HashMap<>();
    private LogPosition floor = LogPosition.NOWHERE;
    private long bytes;
    private long added;
    private long forgotten;

    /** What is kept of a fact. */
    public interface Placed {

        /** Its place in its partition. */
        LogPosition place();

        /** About how much memory it takes. */
        int bytes();
    }

    public RecentFacts(int most, long mostBytes) {
        this.most = most;
        this.mostBytes = mostBytes;
    }

    /** Forgets everything: what follows comes after that position. */
    public void startAt(LogPosition position) {
        inOrder.clear();
        byPartition.clear();
        bytes = 0;
        floor = position;
    }

    /** Adds what comes next. */
    public void add(T fact) {
        inOrder.add(fact);
        added++;
        bytes += fact.bytes();
        fact.place()
                .offsets()
                .forEach((partition, offset) -> byPartition
                        .computeIfAbsent(partition, any -> new TreeMap<>())
                        .put(offset.entry(), fact));
        while (inOrder.size() > most || bytes > mostBytes) {
            forget(inOrder.remove());
        }
    }

    /**
     * True if everything after the position is here, in all partitions.
     *
     * @param now where the log ends here
     */
    public boolean reachBackTo(LogPosition position, LogPosition now) {
        return IntStream.concat(
                        now.offsets().keySet().stream().mapToInt(Integer::intValue),
                        position.offsets().keySet().stream().mapToInt(Integer::intValue))
                .allMatch(partition -> reachBackTo(position, partition, now));
    }

    private boolean reachBackTo(LogPosition position, int partition, LogPosition now) {
        LogPosition.Offset wanted = position.in(partition).orElse(NOTHING_YET);
        LogPosition.Offset from = floor.in(partition).orElse(NOTHING_YET);
        String epoch = now.in(partition).orElse(NOTHING_YET).epoch();
        boolean sameLife = wanted.epoch().equals(epoch) || (wanted.equals(NOTHING_YET) && from.equals(NOTHING_YET));
        return sameLife && wanted.entry().compareTo(from.entry()) >= 0;
    }

    /** What comes next in some partition after the position, in its order; none: there is no more. */
    public List<T> after(LogPosition position, int atMost) {
        for (Map.Entry<Integer, NavigableMap<EntryId, T>> partition : byPartition.entrySet()) {
            List<T> next = partition.getValue().tailMap(from(position, partition.getKey()), false).values().stream()
                    .limit(atMost)
                    .toList();
            if (!next.isEmpty()) {
                return new ArrayList<>(next);
            }
        }
        return List.of();
    }

    /** True if something after the position is like that. */
    public boolean anyAfter(LogPosition position, Predicate<T> like) {
        return byPartition.entrySet().stream()
                .anyMatch(partition ->
                        partition.getValue().tailMap(from(position, partition.getKey()), false).values().stream()
                                .anyMatch(like));
    }

    /** How many were ever added. */
    public long added() {
        return added;
    }

    /** How many of them were dropped since there was no more room. */
    public long forgotten() {
        return forgotten;
    }

    private static EntryId from(LogPosition position, int partition) {
        return position.in(partition).map(LogPosition.Offset::entry).orElse(EntryId.START);
    }

    private void forget(T oldest) {
        forgotten++;
        bytes -= oldest.bytes();
        oldest.place().offsets().forEach((partition, offset) -> {
            byPartition.computeIfPresent(partition, (any, kept) -> {
                kept.remove(offset.entry());
                return kept.isEmpty() ? null : kept;
            });
            floor = floor.with(partition, offset);
        });
    }
}
