package io.openspeak.platform.redis.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TrailTest {

    private static final Trail READ = trail("life", 10, "ten");

    private static Trail trail(String epoch, long entry, String mark) {
        return new Trail(new TreeMap<>(Map.of(1, step(epoch, entry, mark))));
    }

    private static Trail.Step step(String epoch, long entry, String mark) {
        return new Trail.Step(new LogPosition.Offset(epoch, new EntryId(entry, 0)), mark);
    }

    private static Fact fact(String epoch, long entry, Optional<String> after) {
        return new Fact(1, new EntryId(entry, 0), epoch, "mark", after, "word.v1", 0, "", new byte[0]);
    }

    @Test
    void fact_thatNamesTheLastOneRead_follows() {
        assertThat(READ.leadsTo(fact("life", 11, Optional.of("ten")))).isTrue();
    }

    @Test
    void fact_thatNamesAnother_leavesAGap() {
        assertThat(READ.leadsTo(fact("life", 11, Optional.of("nine")))).isFalse();
        assertThat(READ.leadsTo(fact("life", 11, Optional.of("")))).isFalse();
    }

    @Test
    void fact_ofAProducerThatNamesNone_isTakenAsItComes_butNotFromAnotherLife() {
        assertThat(READ.leadsTo(fact("life", 11, Optional.empty()))).isTrue();
        assertThat(READ.leadsTo(fact("other", 11, Optional.empty()))).isFalse();
    }

    @Test
    void firstFact_ofAPartitionThatWasEmpty_follows() {
        Trail nothing = trail("", 0, "");

        assertThat(nothing.leadsTo(fact("life", 1, Optional.of("")))).isTrue();
        assertThat(nothing.leadsTo(fact("life", 2, Optional.of("missed")))).isFalse();
    }

    @Test
    void log_thatEndsHereOrLater_holdsWhatWasRead() {
        assertThat(READ.isWithin(trail("life", 10, "ten"))).isTrue();
        assertThat(READ.isWithin(trail("life", 12, "twelve"))).isTrue();
    }

    @Test
    void log_thatWasEmpty_isWithinEveryLife() {
        assertThat(trail("", 0, "").isWithin(READ)).isTrue();
    }

    @Test
    void log_thatEndsEarlier_orByAnotherFactHere_orInAnotherLife_lostIt() {
        assertThat(READ.isWithin(trail("life", 9, "nine"))).isFalse();
        assertThat(READ.isWithin(trail("life", 10, "other"))).isFalse();
        assertThat(READ.isWithin(trail("other", 10, "ten"))).isFalse();
    }

    @Test
    void with_aFact_standsAtIt() {
        Trail longer = READ.with(fact("life", 11, Optional.of("ten")));

        assertThat(longer.steps()).containsEntry(1, step("life", 11, "mark"));
        assertThat(READ.position().in(1)).contains(new LogPosition.Offset("life", new EntryId(10, 0)));
    }
}
