package io.openspeak.channel;

import io.openspeak.platform.redis.log.EntryId;
import io.openspeak.platform.redis.log.LogPosition;
import io.openspeak.platform.redis.log.LogPosition.Offset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The end of the log in memory, so that readers who come back cost Redis nothing. Bounded by count and bytes: the oldest go first. Not
 * for several threads at once.
 */
public final class RecentChanges {

    /** Where a partition stands in which nothing was ever written. */
    private static final Offset NOTHING_YET = new Offset("", EntryId.START);

    private final int mostChanges;
    private final long mostBytes;
    private final Deque<Told> inOrder = new ArrayDeque<>();
    private final Map<Integer, NavigableMap<EntryId, Told>> byPartition = new HashMap<>();
    private LogPosition floor = LogPosition.NOWHERE;
    private long bytes;

    RecentChanges(int mostChanges, long mostBytes) {
        this.mostChanges = mostChanges;
        this.mostBytes = mostBytes;
    }

    /** Forgets everything: what follows comes after that position. */
    void startAt(LogPosition position) {
        inOrder.clear();
        byPartition.clear();
        bytes = 0;
        floor = position;
    }

    void add(Told told) {
        inOrder.add(told);
        bytes += told.bytes();
        told.place()
                .offsets()
                .forEach((partition, offset) -> byPartition
                        .computeIfAbsent(partition, any -> new TreeMap<>())
                        .put(offset.entry(), told));
        while (inOrder.size() > mostChanges || bytes > mostBytes) {
            forget(inOrder.remove());
        }
    }

    /**
     * True if everything of the partition after the position is here.
     *
     * @param now where the log ends here
     */
    public boolean reachBackTo(LogPosition position, int partition, LogPosition now) {
        Offset wanted = position.in(partition).orElse(NOTHING_YET);
        Offset from = floor.in(partition).orElse(NOTHING_YET);
        String epoch = now.in(partition).orElse(NOTHING_YET).epoch();
        boolean sameLife = wanted.epoch().equals(epoch) || (wanted.equals(NOTHING_YET) && from.equals(NOTHING_YET));
        return sameLife && wanted.entry().compareTo(from.entry()) >= 0;
    }

    /** The next changes of some partition after the position, in its order; none: there are no more. */
    public List<Told> after(LogPosition position, int most) {
        for (Map.Entry<Integer, NavigableMap<EntryId, Told>> partition : byPartition.entrySet()) {
            EntryId from = position.in(partition.getKey()).map(Offset::entry).orElse(EntryId.START);
            List<Told> next = partition.getValue().tailMap(from, false).values().stream()
                    .limit(most)
                    .toList();
            if (!next.isEmpty()) {
                return new ArrayList<>(next);
            }
        }
        return List.of();
    }

    private void forget(Told oldest) {
        bytes -= oldest.bytes();
        oldest.place().offsets().forEach((partition, offset) -> {
            byPartition.computeIfPresent(partition, (any, kept) -> {
                kept.remove(offset.entry());
                return kept;
            });
            floor = floor.with(partition, offset);
        });
    }
}
