package io.openspeak.voice.guest.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.voice.guest.domain.GuestAccess.Verdict;
import io.openspeak.voice.guest.domain.GuestPass.Next;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * However changes of rights, their facts, questions and answers interleave: once all facts have come and no question is open, a guest
 * is heard only if it may be; and from the fact of its ban on it is not heard before it was asked about.
 */
class GuestPassPropertyTest {

    private static final ChannelId HERE = new ChannelId("here");
    private static final List<ChannelId> PARENTS = List.of(new ChannelId("one"), new ChannelId("two"));

    /** The truth, of which the pass hears by facts and answers. */
    private static final class World {

        private final Random random;
        private final Queue<Fact> facts = new ArrayDeque<>();
        private ChannelId parent = PARENTS.getFirst();
        private boolean denied;
        private boolean banned;

        World(Random random) {
            this.random = random;
        }

        GuestAccess access() {
            return new GuestAccess(denied || banned ? Verdict.FORBIDDEN : Verdict.MAY, Set.of(parent, HERE));
        }

        void change() {
            switch (random.nextInt(6)) {
                case 0 -> {
                    denied = random.nextInt(8) == 0;
                    facts.add(new Fact(random.nextBoolean() ? parent : HERE, false));
                }
                case 1 -> {
                    banned = random.nextInt(8) == 0;
                    facts.add(new Fact(random.nextBoolean() ? parent : HERE, true));
                }
                case 2 -> {
                    parent = PARENTS.get(random.nextInt(PARENTS.size()));
                    facts.add(new Fact(HERE, false));
                }
                default -> facts.add(new Fact(new ChannelId("elsewhere"), random.nextBoolean()));
            }
        }
    }

    private record Fact(ChannelId channel, boolean aboutTheGuest) {}

    @Property(tries = 2_000)
    void heard_onlyIfItMay(@ForAll long seed) {
        Random random = new Random(seed);
        World world = new World(random);
        GuestPass pass = new GuestPass(new GuestTerms(Duration.ofSeconds(15), Duration.ofSeconds(45)), 0);
        GuestAccess answer = null;
        boolean open = true;
        Next next = Next.NOTHING;
        for (int step = 0; step < 60 && next != Next.END; step++) {
            if (open && answer == null && random.nextInt(3) == 0) {
                // What the authority says is of this moment, and comes later.
                answer = world.access();
            }
            next = Next.NOTHING;
            switch (random.nextInt(4)) {
                case 0 -> world.change();
                case 1 -> {
                    Fact fact = world.facts.poll();
                    next = fact == null ? Next.NOTHING : take(pass, fact);
                }
                case 2 -> {
                    if (answer != null) {
                        next = pass.answered(answer, 0);
                        answer = null;
                        open = false;
                    }
                }
                default -> {}
            }
            open |= next == Next.ASK;
        }
        while (next != Next.END && (open || !world.facts.isEmpty())) {
            Fact fact = world.facts.poll();
            if (fact != null) {
                next = take(pass, fact);
                open |= next == Next.ASK;
                continue;
            }
            next = pass.answered(answer == null ? world.access() : answer, 0);
            answer = null;
            open = next == Next.ASK;
        }

        assertThat(pass.admitted()).isEqualTo(next != Next.END);
        if (pass.admitted()) {
            assertThat(world.access().may()).isTrue();
        }
    }

    private static Next take(GuestPass pass, Fact fact) {
        if (!fact.aboutTheGuest()) {
            return pass.changed(fact.channel());
        }
        Next next = pass.doubted(fact.channel());
        if (fact.channel().equals(HERE)) {
            assertThat(pass.admitted()).isFalse();
        }
        return next;
    }
}
