package io.openspeak.platform.redis.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class RecentFactsTest {

    private static final int PARTITIONS = 3;

    /** A made-up fact: the next of its partition. */
    private record Made(int partition, long entry, Set<String> subjects) implements RecentFacts.Placed {

        @Override
        public LogPosition place() {
            return LogPosition.of(partition, "e", new EntryId(entry, 0));
        }

        @Override
        public int bytes() {
            return 10;
        }

        boolean isAfter(LogPosition position) {
            return position.in(partition)
                    .map(offset -> offset.entry().millis() < entry)
                    .orElse(true);
        }
    }

    @Property
    void after_ofSubjects_isAllThatIsKeptOfThem_inOrder(
            @ForAll("facts") List<Made> facts,
            @ForAll("positions") LogPosition position,
            @ForAll("subjects") Set<String> wanted,
            @ForAll @IntRange(min = 1, max = 40) int most) {
        RecentFacts<Made> recent = recent(facts, most);

        assertThat(recent.after(position, wanted))
                .isEqualTo(kept(facts, most).stream()
                        .filter(fact -> fact.isAfter(position) && isAbout(fact, wanted))
                        .toList());
    }

    @Property
    void after_onePartitionAfterTheOther_isAllThatIsKept(
            @ForAll("facts") List<Made> facts,
            @ForAll("positions") LogPosition position,
            @ForAll @IntRange(min = 1, max = 40) int most) {
        RecentFacts<Made> recent = recent(facts, most);

        List<Made> read = new ArrayList<>();
        LogPosition reached = position;
        for (List<Made> next = recent.after(reached, 2); !next.isEmpty(); next = recent.after(reached, 2)) {
            read.addAll(next);
            for (Made fact : next) {
                reached = reached.with(fact.place());
            }
        }

        assertThat(read)
                .containsExactlyInAnyOrderElementsOf(kept(facts, most).stream()
                        .filter(fact -> fact.isAfter(position))
                        .toList());
        assertThat(recent.anyAfter(position, fact -> true)).isEqualTo(!read.isEmpty());
    }

    @Property
    void reachBackTo_aPosition_isTrueIfNothingAfterItWasForgotten(
            @ForAll("facts") List<Made> facts,
            @ForAll("positions") LogPosition position,
            @ForAll @IntRange(min = 1, max = 40) int most) {
        RecentFacts<Made> recent = recent(facts, most);

        LogPosition now = LogPosition.NOWHERE;
        for (Made fact : facts) {
            now = now.with(fact.place());
        }
        boolean allOfThisLife = position.with(now)
                .allMatch((partition, any) -> position.in(partition).isPresent());
        List<Made> forgotten = facts.subList(0, Math.max(0, facts.size() - most));
        if (allOfThisLife) {
            assertThat(recent.reachBackTo(position, now.with(missingIn(now, position))))
                    .isEqualTo(forgotten.stream().noneMatch(fact -> fact.isAfter(position)));
        }
    }

    /** A log that has begun wherever the position says something. */
    private static LogPosition missingIn(LogPosition now, LogPosition position) {
        LogPosition[] missing = {LogPosition.NOWHERE};
        position.forEach((partition, offset) -> {
            if (now.in(partition).isEmpty()) {
                missing[0] = missing[0].with(partition, offset);
            }
        });
        return missing[0];
    }

    private static List<Made> kept(List<Made> facts, int most) {
        return facts.subList(Math.max(0, facts.size() - most), facts.size());
    }

    private static RecentFacts<Made> recent(List<Made> facts, int most) {
        RecentFacts<Made> recent = new RecentFacts<>(most, Long.MAX_VALUE);
        facts.forEach(recent::add);
        return recent;
    }

    private static boolean isAbout(Made fact, Collection<String> wanted) {
        return fact.subjects().stream().anyMatch(wanted::contains);
    }

    /** Facts of several partitions, the entries of each in rising order. */
    @Provide
    Arbitrary<List<Made>> facts() {
        Arbitrary<Made> fact = Combinators.combine(Arbitraries.integers().between(0, PARTITIONS - 1), subjects())
                .as((partition, subjects) -> new Made(partition, 0, subjects));
        return fact.list().ofMaxSize(60).map(RecentFactsTest::numbered);
    }

    private static List<Made> numbered(List<Made> facts) {
        List<Made> numbered = new ArrayList<>();
        for (Made fact : facts) {
            numbered.add(new Made(fact.partition(), numbered.size() + 1L, fact.subjects()));
        }
        return numbered;
    }

    @Provide
    Arbitrary<Set<String>> subjects() {
        return Arbitraries.of("a", "b", "c", "d").set().ofMaxSize(3);
    }

    @Provide
    Arbitrary<LogPosition> positions() {
        return Arbitraries.maps(
                        Arbitraries.integers().between(0, PARTITIONS - 1),
                        Arbitraries.longs().between(0, 60))
                .map(entries -> {
                    LogPosition position = LogPosition.NOWHERE;
                    for (var entry : entries.entrySet()) {
                        position = position.with(
                                entry.getKey(), new LogPosition.Offset("e", new EntryId(entry.getValue(), 0)));
                    }
                    return position;
                });
    }
}
