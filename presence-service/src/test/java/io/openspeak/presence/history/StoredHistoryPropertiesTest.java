package io.openspeak.presence.history;

import static io.openspeak.presence.domain.PresenceFixtures.ALICE;
import static io.openspeak.presence.history.HistoryRig.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.presence.domain.RandomInputs;
import io.openspeak.presence.domain.RandomInputs.Step;
import io.openspeak.presence.history.HistoryReading.Moment;
import io.openspeak.presence.history.HistoryReading.Page;
import io.openspeak.presence.history.HistoryReading.Range;
import io.openspeak.presence.history.domain.Portrait;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

class StoredHistoryPropertiesTest {

    private static final List<UserId> USERS = List.of(ALICE, new UserId("bob"), new UserId("carol"));

    /** What happens to whom, and what the pods do about it. */
    record Turn(UserId user, Step step, boolean taken, boolean twice, boolean snapshots) {}

    /** Half an hour is kept, of lives that last longer; entries and visits are never too many. */
    @Property(tries = 30, shrinking = ShrinkingMode.OFF)
    void queries_agreeWithWhatWas_inAllTheKeptTime(@ForAll("turns") List<Turn> turns) {
        try (HistoryRig rig = new HistoryRig(Map.of("keep", "30m"))) {
            Memory memory = live(rig, turns);

            for (Instant instant : memory.instants().tailSet(rig.clock.instant().minus(rig.settings.keep()))) {
                for (UserId user : USERS) {
                    memory.requireSame(user, instant, portrait(rig, user, instant), rig.settings.activityGrain());
                }
                for (ChannelId channel : List.of(RandomInputs.A, RandomInputs.B)) {
                    assertThat(get(rig.reading.visitors(channel, instant)))
                            .as("in %s at %s", channel, instant)
                            .isEqualTo(memory.visitors(channel, instant));
                }
            }
        }
    }

    /** Ten entries a user and two visits a channel are kept: what is answered is true, what can't be is refused or left out. */
    @Property(tries = 30, shrinking = ShrinkingMode.OFF)
    void queries_nameNothingWrong_whenTheOldestIsForgotten(@ForAll("turns") List<Turn> turns) {
        try (HistoryRig rig = new HistoryRig(Map.of("max-entries", "10", "max-visits", "2"))) {
            Memory memory = live(rig, turns);

            for (Instant instant : memory.instants()) {
                for (UserId user : USERS) {
                    portrait(rig, user, instant)
                            .ifPresent(told ->
                                    memory.requireSame(user, instant, Optional.of(told), rig.settings.activityGrain()));
                }
                for (ChannelId channel : List.of(RandomInputs.A, RandomInputs.B)) {
                    List<UserId> visitors = memory.visitors(channel, instant);
                    assertThat(get(rig.reading
                                    .visitors(channel, instant)
                                    .onFailure(Refusal.class)
                                    .recoverWithItem(visitors)))
                            .as("in %s at %s", channel, instant)
                            .isEqualTo(visitors);
                }
            }
            for (UserId user : USERS) {
                memory.portrait(user, rig.clock.instant())
                        .filter(last -> last.standing().present())
                        .ifPresent(last -> assertThat(portrait(rig, user, rig.clock.instant()))
                                .as("the present is never forgotten")
                                .isPresent());
            }
        }
    }

    private static Memory live(HistoryRig rig, List<Turn> turns) {
        Memory memory = new Memory();
        for (Turn turn : turns) {
            rig.later(turn.step().pause());
            rig.happens(turn.user(), turn.step().input());
            if (turn.taken()) {
                take(rig, memory, turn.twice());
            }
            if (turn.snapshots()) {
                snapshot(rig);
            }
        }
        take(rig, memory, false);
        return memory;
    }

    private static void take(HistoryRig rig, Memory memory, boolean twice) {
        List<HistoryRig.Told> news = rig.takesNews();
        news.forEach(told -> memory.remember(told.sighting()));
        if (twice) {
            news.forEach(rig::takes);
        }
    }

    private static void snapshot(HistoryRig rig) {
        Instant now = rig.clock.instant();
        for (int partition = 0; partition < rig.log.partitions(); partition++) {
            get(rig.entries.unsettled(partition, now, 100)).forEach(user -> get(rig.entries.snapshot(user, now, now)));
        }
    }

    /** What a range that ends at the instant tells of it. */
    private static Optional<Portrait> portrait(HistoryRig rig, UserId user, Instant instant) {
        Page page = get(
                rig.reading.list(HistoryRig.member(user), user, new Range(instant, instant, Optional.empty(), 1000)));
        return page.moments().isEmpty()
                ? Optional.empty()
                : Optional.of(page.moments().getLast()).map(Moment::portrait);
    }

    @Provide
    Arbitrary<List<Turn>> turns() {
        Arbitrary<Boolean> maybe = Arbitraries.of(true, false);
        return Combinators.combine(Arbitraries.of(USERS), RandomInputs.steps(), maybe, maybe, maybe)
                .as(Turn::new)
                .list()
                .ofMinSize(20)
                .ofMaxSize(60);
    }
}
