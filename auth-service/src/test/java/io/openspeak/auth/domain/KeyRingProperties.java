package io.openspeak.auth.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.auth.domain.KeyRing.Listed;
import io.openspeak.auth.domain.RingKey.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever happens to a key ring: exactly one key signs, every live token's key is published, and keys are published before they sign. */
class KeyRingProperties {

    private static final Duration OVERLAP = Duration.ofMinutes(2);
    private static final Duration PICK_UP = Duration.ofSeconds(2);
    private static final Duration ROTATION = Duration.ofHours(1);

    /** What happens next: time goes by, then an operator or the schedule acts. */
    record Step(Duration pause, Act act, int choice) {}

    enum Act {
        LOOK,
        ROTATE_NOW,
        LONGER_TOKENS,
        SHORTER_TOKENS,
        LIST_OTHERS
    }

    /** A token that was signed. */
    record Token(String keyId, Instant end) {}

    @Property
    void sharedRing_whateverHappens_keepsItsPromises(@ForAll("steps") List<Step> steps) {
        World world = new World();
        for (Step step : steps) {
            world.now = world.now.plus(step.pause());
            world.look();
            switch (step.act()) {
                case ROTATE_NOW -> world.take(world.ring.rotatedAtOnce(world.now, world.rule(), world.newId(true)));
                case LONGER_TOKENS -> world.life = Duration.ofHours(4);
                case SHORTER_TOKENS -> world.life = Duration.ofMinutes(15);
                case LOOK, LIST_OTHERS -> {}
            }
            world.look();
            world.signAndCheck();
        }
    }

    @Property
    void listedRing_whateverIsListed_keepsItsPromises(@ForAll("steps") List<Step> steps) {
        World world = new World();
        Set<String> names = new TreeSet<>(Set.of("key-50"));
        for (Step step : steps) {
            world.now = world.now.plus(step.pause());
            if (step.act() == Act.LIST_OTHERS) {
                String name = "key-%02d".formatted(step.choice());
                if (!names.add(name) && names.size() > 1) {
                    names.remove(name);
                }
            }
            List<Listed> listed =
                    names.stream().map(name -> new Listed(name, world.now)).toList();
            world.take(world.ring.following(listed, world.now, world.rule()));
            world.signAndCheck();
        }
    }

    @Property
    void ring_onceItIsOld_keepsOnlyWhatIsNeeded(@ForAll("steps") List<Step> steps) {
        World world = new World();
        steps.forEach(step -> {
            world.now = world.now.plus(step.pause());
            world.look();
        });

        world.now = world.now.plus(Duration.ofDays(2));
        world.look();
        world.now = world.now.plus(ROTATION.dividedBy(2));
        world.look();

        assertThat(world.ring.keys()).hasSizeLessThanOrEqualTo(2);
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Duration> pause = Arbitraries.frequencyOf(
                Tuple.of(3, seconds(0, 5)), Tuple.of(3, seconds(0, 300)), Tuple.of(2, seconds(0, 20_000)));
        return Combinators.combine(
                        pause, Arbitraries.of(Act.class), Arbitraries.integers().between(46, 54))
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(60);
    }

    private static Arbitrary<Duration> seconds(int from, int to) {
        return Arbitraries.integers().between(from, to).map(Duration::ofSeconds);
    }

    /** Replicas, verifiers and tokens around one ring. */
    private static final class World {

        private final Set<String> byCommand = new TreeSet<>();
        private final List<Token> tokens = new ArrayList<>();
        private Instant now = Instant.parse("2026-01-01T00:00:00Z");
        private Duration life = Duration.ofMinutes(15);
        private KeyRing ring = KeyRing.EMPTY;
        private KeyRing before = KeyRing.EMPTY;
        private Instant changedAt = now;
        private int made;

        RotationRule rule() {
            return new RotationRule(ROTATION, OVERLAP, PICK_UP, life);
        }

        String newId(boolean commanded) {
            String id = "made-" + made++;
            if (commanded) {
                byCommand.add(id);
            }
            return id;
        }

        void look() {
            take(ring.advanced(now, rule(), () -> newId(false)));
        }

        void take(KeyRing next) {
            if (!next.equals(ring)) {
                before = ring;
                changedAt = now;
                ring = next;
            }
        }

        void signAndCheck() {
            assertThat(ring.keys().stream().filter(key -> ring.state(key, now) == State.SIGNING))
                    .hasSize(1);
            RingKey signing = ring.signing(now).orElseThrow();
            assertThat(signing.longestToken()).isGreaterThanOrEqualTo(life);
            if (!ring.keys().getFirst().equals(signing)) {
                assertThat(Duration.between(signing.publishedAt(), now))
                        .isGreaterThanOrEqualTo(byCommand.contains(signing.id()) ? PICK_UP : OVERLAP);
            }
            tokens.add(new Token(signing.id(), now.plus(life)));
            // A replica that has not yet seen the last change signs by the ring before it.
            if (Duration.between(changedAt, now).compareTo(PICK_UP) < 0) {
                before.signing(now).ifPresent(key -> tokens.add(new Token(key.id(), now.plus(life))));
            }
            tokens.removeIf(token -> !now.isBefore(token.end()));
            assertThat(ring.keys().stream().map(RingKey::id))
                    .as("published at %s", now)
                    .containsAll(tokens.stream().map(Token::keyId).distinct().toList());
        }
    }
}
