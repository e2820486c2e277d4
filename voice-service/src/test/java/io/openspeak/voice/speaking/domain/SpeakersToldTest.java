package io.openspeak.voice.speaking.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SpeakersToldTest {

    private static final ChannelId GENERAL = new ChannelId("general");
    private static final UserId ALICE = new UserId("alice");
    private static final UserId BOB = new UserId("bob");
    private static final UserId CAROL = new UserId("carol");

    private final SpeakersTold told = new SpeakersTold(CAROL);

    @Test
    void client_isToldTheDifference_once() {
        assertThat(told.news(GENERAL, Set.of(ALICE))).containsExactly(new SpeakersTold.News(GENERAL, ALICE, true));
        assertThat(told.news(GENERAL, Set.of(ALICE))).isEmpty();

        assertThat(told.news(GENERAL, Set.of(BOB)))
                .containsExactly(
                        new SpeakersTold.News(GENERAL, ALICE, false), new SpeakersTold.News(GENERAL, BOB, true));
    }

    @Test
    void client_isNotToldOfItself() {
        assertThat(told.news(GENERAL, Set.of(CAROL))).isEmpty();
        assertThat(told.news(GENERAL, Set.of())).isEmpty();
    }

    @Test
    void forgotten_isToldAnew() {
        told.news(GENERAL, Set.of(ALICE));

        told.forget(GENERAL);

        assertThat(told.news(GENERAL, Set.of(ALICE))).containsExactly(new SpeakersTold.News(GENERAL, ALICE, true));
    }

    /** However much a client is not told in between, it knows all once it is told. */
    @Property(tries = 300)
    void client_knowsAllOnceItIsTold(@ForAll long seed) {
        Random random = new Random(seed);
        SpeakersTold any = new SpeakersTold(CAROL);
        Set<UserId> speaking = new HashSet<>();
        Set<UserId> known = new HashSet<>();
        for (int step = 0; step < 100; step++) {
            UserId user = List.of(ALICE, BOB, CAROL, new UserId("dave")).get(random.nextInt(4));
            if (!speaking.remove(user)) {
                speaking.add(user);
            }
            if (random.nextInt(4) == 0) {
                for (SpeakersTold.News news : any.news(GENERAL, Set.copyOf(speaking))) {
                    assertThat(news.speaking() ? known.add(news.user()) : known.remove(news.user()))
                            .isTrue();
                }
                Set<UserId> others = new HashSet<>(speaking);
                others.remove(CAROL);
                assertThat(known).isEqualTo(others);
            }
        }
    }
}
