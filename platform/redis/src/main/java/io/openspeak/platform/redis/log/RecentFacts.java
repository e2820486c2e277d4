package io.openspeak.platform.redis.log;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The end of a log in memory, so that readers who come back cost Redis nothing. Bounded by count and bytes: the oldest go first. Not
 * for several threads at once.
 *
 * @param <T> what is kept of a fact
 */
public final class RecentFacts<T extends RecentFacts.Placed> {

    private final int most;
    private final long mostBytes;
    private final Deque<Kept<T>> inOrder = new ArrayDeque<>();
    private final Map<Object, Deque<Kept<T>>> bySubject = new HashMap<>();
    private final Deque<Kept<T>> nothing = new ArrayDeque<>(0);
    private final Map<Integer, NavigableMap<EntryId, Kept<T>>> byPartition = new HashMap<>();
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

        /** What it is about, for readers who want to know of that alone; always the same. */
        Set<?> subjects();
    }

    /** A fact, and how many came before it. */
    private record Kept<T>(long number, T fact) {}

    public RecentFacts(int most, long mostBytes) {
        this.most = most;
        this.mostBytes = mostBytes;
    }

    /** Forgets everything: what follows comes after that position. */
    public void startAt(LogPosition position) {
        inOrder.clear();
        bySubject.clear();
        byPartition.clear();
        bytes = 0;
        floor = position;
    }

    /** Adds what comes next. */
    public void add(T fact) {
        Kept<T> kept = new Kept<>(added++, fact);
        inOrder.add(kept);
        bytes += fact.bytes();
        fact.subjects()
                .forEach(subject -> bySubject
                        .computeIfAbsent(subject, any -> new ArrayDeque<>(2))
                        .add(kept));
        fact.place()
                .forEach((partition, offset) -> byPartition
                        .computeIfAbsent(partition, any -> new TreeMap<>())
                        .put(offset.entry(), kept));
        while (inOrder.size() > most || bytes > mostBytes) {
            forget(inOrder.remove().fact());
        }
    }

    /**
     * True if everything after the position is here, in all partitions.
     *
     * @param now where the log ends here
     */
    public boolean reachBackTo(LogPosition position, LogPosition now) {
        return now.allMatch((partition, offset) -> reachBackTo(position, partition, now))
                && position.allMatch((partition, offset) -> reachBackTo(position, partition, now));
    }

    private boolean reachBackTo(LogPosition position, int partition, LogPosition now) {
        LogPosition.Offset wanted = position.in(partition).orElse(LogPosition.Offset.NOTHING_YET);
        LogPosition.Offset from = floor.in(partition).orElse(LogPosition.Offset.NOTHING_YET);
        String epoch = now.in(partition).orElse(LogPosition.Offset.NOTHING_YET).epoch();
        boolean sameLife = wanted.epoch().equals(epoch)
                || (wanted.equals(LogPosition.Offset.NOTHING_YET) && from.equals(LogPosition.Offset.NOTHING_YET));
        return sameLife && wanted.entry().compareTo(from.entry()) >= 0;
    }

    /** What comes next in some partition after the position, in its order; none: there is no more. */
    public List<T> after(LogPosition position, int atMost) {
        return byPartition.keySet().stream()
                .map(partition -> tail(position, partition).values().stream()
                        .limit(atMost)
                        .map(Kept::fact)
                        .toList())
                .filter(next -> !next.isEmpty())
                .findFirst()
                .orElseGet(List::of);
    }

    /**
     * What came after the position and is about one of these subjects, in the order in which it came. It costs what happened to them
     * since, not what happened at all: thousands may come back at once, and each wants to know of a few.
     */
    public List<T> after(LogPosition position, Collection<?> subjects) {
        OptionalLong first = firstAfter(position);
        if (first.isEmpty()) {
            return List.of();
        }
        // By number, and once each: a fact may be about several of them.
        NavigableMap<Long, T> wanted = new TreeMap<>();
        for (Object subject : subjects) {
            Iterator<Kept<T>> newest = bySubject.getOrDefault(subject, nothing).descendingIterator();
            while (newest.hasNext()) {
                Kept<T> kept = newest.next();
                if (kept.number() < first.getAsLong()) {
                    break;
                }
                if (isAfter(position, kept.fact())) {
                    wanted.put(kept.number(), kept.fact());
                }
            }
        }
        return List.copyOf(wanted.values());
    }

    /** Before it nothing came that is after the position. */
    private OptionalLong firstAfter(LogPosition position) {
        return byPartition.keySet().stream()
                .map(partition -> tail(position, partition))
                .filter(tail -> !tail.isEmpty())
                .mapToLong(tail -> tail.firstEntry().getValue().number())
                .min();
    }

    private boolean isAfter(LogPosition position, T fact) {
        return !fact.place().allMatch((partition, offset) -> offset.entry().compareTo(from(position, partition)) <= 0);
    }

    /** True if something after the position is like that. */
    public boolean anyAfter(LogPosition position, Predicate<T> like) {
        return byPartition.keySet().stream()
                .anyMatch(partition ->
                        tail(position, partition).values().stream().anyMatch(kept -> like.test(kept.fact())));
    }

    private NavigableMap<EntryId, Kept<T>> tail(LogPosition position, int partition) {
        return byPartition
                .getOrDefault(partition, Collections.emptyNavigableMap())
                .tailMap(from(position, partition), false);
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
        // The oldest of all is the oldest of each of its subjects.
        oldest.subjects()
                .forEach(subject -> bySubject.computeIfPresent(subject, (any, kept) -> {
                    kept.remove();
                    return kept.isEmpty() ? null : kept;
                }));
        oldest.place().forEach((partition, offset) -> {
            byPartition.computeIfPresent(partition, (any, kept) -> {
                kept.remove(offset.entry());
                return kept.isEmpty() ? null : kept;
            });
            floor = floor.with(partition, offset);
        });
    }
}
