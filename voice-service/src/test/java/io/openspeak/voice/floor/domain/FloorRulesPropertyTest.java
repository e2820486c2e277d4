package io.openspeak.voice.floor.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.PodId;
import io.openspeak.platform.identity.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** What holds of a floor whatever happens to it, in whatever order. */
class FloorRulesPropertyTest {

    private static final int MAX_QUEUE = 3;
    private static final FloorTerms TERMS = new FloorTerms(
            Duration.ofSeconds(2),
            Duration.ofMillis(500),
            Duration.ofSeconds(3),
            Duration.ofSeconds(9),
            Duration.ofMillis(200),
            Duration.ofSeconds(6),
            MAX_QUEUE);

    record Step(FloorInput input, PodId pod, long millis) {}

    @Property(tries = 2_000)
    void whateverHappens_theFloorKeepsItsPromises(@ForAll("steps") @Size(max = 60) List<Step> steps) {
        FloorRules rules = new FloorRules(TERMS);
        ChannelFloor floor = ChannelFloor.untouched(new ChannelId("ptt"));
        Instant now = Instant.ofEpochMilli(1_700_000_000_000L);
        long newestToken = 0;
        for (Step step : steps) {
            now = now.plusMillis(step.millis());
            ChannelFloor before = floor;

            floor = rules.apply(before, step.input(), step.pod(), now);

            if (floor == before) {
                continue;
            }
            assertThat(floor.version()).isGreaterThan(before.version());
            newestToken = checkToken(before, floor, newestToken);
            checkQueue(floor, now);
            checkWhoMayEnd(before, floor, step, now);
        }
    }

    /** A new grant has a larger token than all before; another holder means a new grant. */
    private static long checkToken(ChannelFloor before, ChannelFloor after, long newest) {
        if (after.current().isEmpty()) {
            return newest;
        }
        Grant grant = after.current().get();
        boolean same = before.current()
                .filter(old -> old.token() == grant.token())
                .filter(old -> old.holder().equals(grant.holder()))
                .isPresent();
        if (!same) {
            assertThat(grant.token()).isGreaterThan(newest);
        }
        return grant.token();
    }

    private static void checkQueue(ChannelFloor floor, Instant now) {
        assertThat(floor.queue()).isSortedAccordingTo(Waiting.ORDER);
        // One who was about to get the floor goes back into the queue, full or not.
        assertThat(floor.queue()).hasSizeLessThanOrEqualTo(MAX_QUEUE + 2);
        assertThat(floor.queue())
                .allMatch(waiting -> waiting.since().plusSeconds(6).isAfter(now));
        assertThat(floor.idle() && !floor.queue().isEmpty()).isFalse();
        Set<Party> parties = new HashSet<>();
        floor.queue()
                .forEach(waiting -> assertThat(parties.add(waiting.party())).isTrue());
        if (floor.floor() instanceof Floor.Revoking revoking) {
            assertThat(parties.add(revoking.next().party())).isTrue();
            assertThat(revoking.next().party()).isNotEqualTo(revoking.old().holder());
            assertThat(revoking.next().priority()).isGreaterThan(revoking.old().priority());
        }
        if (floor.floor() instanceof Floor.Granted(Grant grant)) {
            assertThat(parties).doesNotContain(grant.holder());
            assertThat(floor.queue()).allMatch(waiting -> waiting.priority() <= grant.priority());
        }
    }

    /** Only the holder itself, its pod, or time that is long over may end a grant. */
    private static void checkWhoMayEnd(ChannelFloor before, ChannelFloor after, Step step, Instant now) {
        before.current().ifPresent(old -> {
            boolean ended = after.current()
                    .filter(grant -> grant.token() == old.token())
                    .isEmpty();
            if (ended) {
                boolean gaveBack = step.input() instanceof FloorInput.Release(Party party, long token)
                        && party.equals(old.holder());
                assertThat(gaveBack
                                || old.pod().equals(step.pod())
                                || !TERMS.lapse(old).isAfter(now))
                        .isTrue();
            }
        });
    }

    @Provide
    static Arbitrary<List<Step>> steps() {
        Arbitrary<Party> parties =
                Arbitraries.of("a", "b", "c", "d", "e", "f").map(user -> new Party(new UserId(user), user + "1"));
        Arbitrary<Integer> priorities = Arbitraries.frequency(
                net.jqwik.api.Tuple.of(6, 0), net.jqwik.api.Tuple.of(2, 1), net.jqwik.api.Tuple.of(1, 2));
        Arbitrary<FloorInput> inputs = Arbitraries.oneOf(
                Combinators.combine(parties, priorities, Arbitraries.of(true, true, false))
                        .as(FloorInput.Ask::new),
                parties.map(party -> new FloorInput.Release(party, 0)),
                Combinators.combine(
                                parties, Arbitraries.of(FloorReason.RELEASED, FloorReason.LOST, FloorReason.REMOVED))
                        .as(FloorInput.Leave::new),
                parties.map(FloorInput.Move::new),
                Arbitraries.just(new FloorInput.Pass()));
        Arbitrary<PodId> pods = Arbitraries.of("p1", "p2").map(PodId::new);
        Arbitrary<Long> millis = Arbitraries.of(0L, 1L, 50L, 200L, 1_000L, 3_000L);
        return Combinators.combine(inputs, pods, millis).as(Step::new).list();
    }
}
