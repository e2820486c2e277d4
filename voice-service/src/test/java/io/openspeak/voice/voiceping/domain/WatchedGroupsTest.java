package io.openspeak.voice.voiceping.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What is asked for, against a presence-service that takes a list whole or not at all. */
class WatchedGroupsTest {

    private final WatchedGroups groups = new WatchedGroups(Set.of("a", "b", "c"), 100);

    /** A presence-service that lets some groups be watched. */
    private static final class Presence {

        private final Set<String> open = new HashSet<>();
        private Set<String> watched = Set.of();

        void answer(WatchedGroups groups, Set<String> question) {
            if (open.containsAll(question)) {
                watched = question;
                groups.grant();
            } else {
                groups.refuse();
            }
        }

        /** Asks as long as there is something to ask for; returns how often. */
        int settle(WatchedGroups groups) {
            int questions = 0;
            for (Optional<Set<String>> next = groups.next(); next.isPresent(); next = groups.next()) {
                answer(groups, next.get());
                assertThat(++questions).as("questions").isLessThan(50);
            }
            return questions;
        }
    }

    @Test
    void allThatMayBeWatched_isAskedForAtOnce() {
        Presence presence = new Presence();
        presence.open.addAll(Set.of("a", "b", "c"));
        presence.answer(groups, groups.first());

        assertThat(presence.watched).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(groups.next()).isEmpty();
    }

    @Test
    void oneThatMayNotBeWatched_hidesNoOther_andIsTriedAgainLater() {
        Presence presence = new Presence();
        presence.open.addAll(Set.of("a", "c"));
        presence.answer(groups, groups.first());
        presence.settle(groups);
        assertThat(presence.watched).containsExactlyInAnyOrder("a", "c");
        assertThat(groups.leavesOut()).isTrue();

        presence.open.add("b");
        groups.retry();
        presence.settle(groups);

        assertThat(presence.watched).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(groups.leavesOut()).isFalse();
    }

    @Test
    void whatFailed_isAskedForAgain() {
        groups.first();
        groups.fail();

        assertThat(groups.next()).contains(Set.of("a", "b", "c"));
    }

    @Test
    void groupThatWasTakenBack_isAskedForAgain_ifItIsWanted() {
        groups.first();
        groups.grant();

        assertThat(groups.lose("b")).isTrue();
        assertThat(groups.next()).contains(Set.of("a", "b", "c"));
        groups.grant();
        groups.want(Set.of("a"));

        assertThat(groups.lose("b")).isFalse();
        assertThat(groups.next()).contains(Set.of("a"));
    }

    @Test
    void whileAnAnswerIsToCome_nothingIsAskedFor() {
        groups.first();
        groups.want(Set.of("d"));

        assertThat(groups.next()).isEmpty();
        groups.grant();
        assertThat(groups.next()).contains(Set.of("d"));
    }

    @Property(tries = 300)
    void whateverHappened_allThatIsWantedAndMayBeWatched_isWatchedInTheEnd(@ForAll long seed) {
        Random random = new Random(seed);
        Presence presence = new Presence();
        WatchedGroups its = new WatchedGroups(some(random), 100);
        Set<String> wanted = Set.of();
        presence.answer(its, its.first());
        for (int step = 0; step < 30; step++) {
            switch (random.nextInt(6)) {
                case 0 -> {
                    wanted = some(random);
                    its.want(wanted);
                }
                case 1 -> presence.open.addAll(some(random));
                case 2 -> {
                    String lost = name(random);
                    if (presence.open.remove(lost) && presence.watched.contains(lost)) {
                        presence.watched = without(presence.watched, lost);
                        its.lose(lost);
                    }
                }
                case 3 -> {
                    presence.watched = Set.of();
                    presence.answer(its, its.first());
                }
                case 4 -> {
                    if (its.next().isPresent()) {
                        its.fail();
                    }
                }
                default -> presence.settle(its);
            }
        }
        its.want(wanted);
        its.retry();
        presence.settle(its);

        Set<String> expected = new HashSet<>(wanted);
        expected.retainAll(presence.open);
        assertThat(presence.watched).as("seed %d", seed).isEqualTo(expected);
    }

    private static Set<String> some(Random random) {
        Set<String> some = new HashSet<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            some.add(name(random));
        }
        return some;
    }

    private static Set<String> without(Set<String> all, String one) {
        Set<String> rest = new HashSet<>(all);
        rest.remove(one);
        return rest;
    }

    private static String name(Random random) {
        return String.valueOf((char) ('a' + random.nextInt(6)));
    }
}
