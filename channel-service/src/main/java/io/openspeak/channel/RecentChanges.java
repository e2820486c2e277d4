package io.openspeak.channel;

import io.openspeak.channel.domain.Ban;
import io.openspeak.channel.domain.Person;
import io.openspeak.channel.domain.SightChange;
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
import java.util.function.Predicate;

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
    private final Deque<EndedBan> endedBans = new ArrayDeque<>();
    private long bytes;
    private long added;
    private long forgotten;

    /**
     * A ban whose time was over, of which no fact tells.
     *
     * @param ban the ban
     * @param after number of changes that were added before
     */
    private record EndedBan(Ban ban, long after) {}

    RecentChanges(int mostChanges, long mostBytes) {
        this.mostChanges = mostChanges;
        this.mostBytes = mostBytes;
    }

    /** Forgets everything: what follows comes after that position. */
    void startAt(LogPosition position) {
        inOrder.clear();
        byPartition.clear();
        endedBans.clear();
        bytes = 0;
        floor = position;
    }

    void add(Told told) {
        inOrder.add(told);
        added++;
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
    boolean reachBackTo(LogPosition position, int partition, LogPosition now) {
        Offset wanted = position.in(partition).orElse(NOTHING_YET);
        Offset from = floor.in(partition).orElse(NOTHING_YET);
        String epoch = now.in(partition).orElse(NOTHING_YET).epoch();
        boolean sameLife = wanted.epoch().equals(epoch) || (wanted.equals(NOTHING_YET) && from.equals(NOTHING_YET));
        return sameLife && wanted.entry().compareTo(from.entry()) >= 0;
    }

    /** The next changes of some partition after the position, in its order; none: there are no more. */
    List<Told> after(LogPosition position, int most) {
        for (Map.Entry<Integer, NavigableMap<EntryId, Told>> partition : byPartition.entrySet()) {
            List<Told> next = partition.getValue().tailMap(from(position, partition.getKey()), false).values().stream()
                    .limit(most)
                    .toList();
            if (!next.isEmpty()) {
                return new ArrayList<>(next);
            }
        }
        return List.of();
    }

    /** A ban's time is over. */
    void banEnded(Ban ban) {
        endedBans.add(new EndedBan(ban, added));
    }

    /** True if what the person may see may have changed without a fact, some time in what is remembered here. */
    boolean mayHaveTouched(Person person) {
        return endedBans.stream().anyMatch(ended -> SightChange.names(ended.ban(), person));
    }

    /** True if something after the position is like that. */
    boolean anyAfter(LogPosition position, Predicate<Told> like) {
        return byPartition.entrySet().stream()
                .anyMatch(partition ->
                        partition.getValue().tailMap(from(position, partition.getKey()), false).values().stream()
                                .anyMatch(like));
    }

    private static EntryId from(LogPosition position, int partition) {
        return position.in(partition).map(Offset::entry).orElse(EntryId.START);
    }

    private void forget(Told oldest) {
        forgotten++;
        bytes -= oldest.bytes();
        // One change more than before the end must be gone: only then nobody can come back who has not seen it.
        while (!endedBans.isEmpty() && endedBans.peek().after() < forgotten) {
            endedBans.remove();
        }
        oldest.place().offsets().forEach((partition, offset) -> {
            byPartition.computeIfPresent(partition, (any, kept) -> {
                kept.remove(offset.entry());
                return kept;
            });
            floor = floor.with(partition, offset);
        });
    }
}
