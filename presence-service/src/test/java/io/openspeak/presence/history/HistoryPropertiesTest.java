package io.openspeak.presence.history;

import static io.openspeak.presence.domain.PresenceFixtures.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.platform.identity.UserId;
import io.openspeak.presence.contract.FactMapping;
import io.openspeak.presence.domain.Changes;
import io.openspeak.presence.domain.RandomInputs;
import io.openspeak.presence.domain.RandomInputs.Step;
import io.openspeak.presence.domain.Transition;
import io.openspeak.presence.domain.UserState;
import io.openspeak.presence.history.contract.SightingMapping;
import io.openspeak.presence.history.domain.Entry;
import io.openspeak.presence.history.domain.Fold;
import io.openspeak.presence.history.domain.Kind;
import io.openspeak.presence.history.domain.Latest;
import io.openspeak.presence.history.domain.Recording;
import io.openspeak.presence.history.domain.Sighting;
import io.openspeak.presence.history.domain.Visit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class HistoryPropertiesTest {

    private static final Duration GRAIN = Duration.ofMinutes(5);

    /** History as the rules make it, without a store. */
    private static final class Chronicle {
        private final Transition transition = new Transition(TIMES);
        private final List<Entry> log = new ArrayList<>();
        private final List<Visit> visits = new ArrayList<>();
        private UserState state;
        private Optional<Latest> latest = Optional.empty();

        Chronicle(UserId user) {
            state = UserState.unknown(user);
        }

        void live(List<Step> steps, Memory memory, int snapshotAfter) {
            int second = 0;
            for (Step step : steps) {
                second += step.pause();
                UserState after = transition.apply(state, step.input(), at(second));
                if (!after.equals(state)) {
                    Sighting sighting = SightingMapping.sighting(
                            FactMapping.fact(after, Changes.between(state, after), at(second)));
                    state = after;
                    memory.remember(sighting);
                    keep(Recording.of(latest, sighting, GRAIN));
                }
                if (second % snapshotAfter == 0) {
                    latest.ifPresent(last -> log.add(
                            new Entry(last.at(), Kind.SNAPSHOT, last.portrait().parts())));
                }
            }
        }

        private void keep(Recording recording) {
            if (!recording.entries().isEmpty()) {
                latest = Optional.of(recording.latest());
                log.addAll(recording.entries());
                recording.ended().ifPresent(ended -> {
                    assertThat(visits.removeIf(visit -> visit.until() == null)).isTrue();
                    visits.add(ended);
                });
                recording.began().ifPresent(visits::add);
            }
        }
    }

    @Property(tries = 2000)
    void history_foldedToAnyInstant_isWhatWas(@ForAll("lives") List<Step> steps) {
        Memory memory = new Memory();
        Chronicle chronicle = new Chronicle(ALICE);

        chronicle.live(steps, memory, 5);

        memory.instants()
                .forEach(instant -> memory.requireSame(ALICE, instant, Fold.at(chronicle.log, instant), GRAIN));
    }

    @Property(tries = 1000)
    void visits_sayWhoWasThere_atAnyInstant(@ForAll("lives") List<Step> ofAlice, @ForAll("lives") List<Step> ofBob) {
        Memory memory = new Memory();
        Chronicle alice = new Chronicle(ALICE);
        Chronicle bob = new Chronicle(new UserId("bob"));

        alice.live(ofAlice, memory, 5);
        bob.live(ofBob, memory, 7);

        List<Visit> visits = new ArrayList<>(alice.visits);
        visits.addAll(bob.visits);
        memory.instants()
                .forEach(instant -> assertThat(visits.stream()
                                .filter(visit -> visit.channel().equals(RandomInputs.A))
                                .filter(visit -> visit.holdsAt(instant))
                                .map(Visit::user))
                        .as("at %s", instant)
                        .containsExactlyInAnyOrderElementsOf(memory.visitors(RandomInputs.A, instant)));
    }

    @Property(tries = 1000)
    void history_fromAnyCompleteEntryOn_foldsToTheSame(@ForAll("lives") List<Step> steps) {
        Memory memory = new Memory();
        Chronicle chronicle = new Chronicle(ALICE);

        chronicle.live(steps, memory, 1);

        for (int i = 0; i < chronicle.log.size(); i++) {
            if (chronicle.log.get(i).complete()) {
                List<Entry> tail = chronicle.log.subList(i, chronicle.log.size());
                memory.instants().stream()
                        .filter(instant -> !instant.isBefore(tail.getFirst().at()))
                        .forEach(instant ->
                                assertThat(Fold.at(tail, instant)).isEqualTo(Fold.at(chronicle.log, instant)));
            }
        }
    }

    @Provide
    Arbitrary<List<Step>> lives() {
        return RandomInputs.lives(25);
    }
}
