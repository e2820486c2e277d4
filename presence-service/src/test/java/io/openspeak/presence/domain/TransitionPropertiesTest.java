package io.openspeak.presence.domain;

import static io.openspeak.presence.domain.PresenceFixtures.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.presence.domain.PresenceFixtures.Life;
import io.openspeak.presence.domain.RandomInputs.Step;
import io.openspeak.presence.domain.Session.Mute;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

class TransitionPropertiesTest {

    /** What a watcher knows who only hears what is told. */
    private static final class Hearer {
        private Status status = Status.OFFLINE;
        private boolean reconnecting;
        private @Nullable ChannelId channel;

        void hear(Change change) {
            switch (change) {
                case Change.Online online -> {
                    assertThat(status).as("one ONLINE an arrival").isEqualTo(Status.OFFLINE);
                    status = Status.ONLINE;
                }
                case Change.Offline offline -> {
                    assertThat(status).as("one OFFLINE a departure").isNotEqualTo(Status.OFFLINE);
                    status = Status.OFFLINE;
                    reconnecting = false;
                }
                case Change.StatusChanged changed -> {
                    assertThat(status).as("no status of somebody who is gone").isNotEqualTo(Status.OFFLINE);
                    status = changed.after();
                }
                case Change.Reconnecting link -> reconnecting = link.until() != null;
                case Change.ChannelChanged moved -> {
                    assertThat(channel).as("moves follow each other").isEqualTo(moved.before());
                    channel = moved.after();
                }
                case Change.MuteChanged muted -> {}
                case Change.SessionStarted started -> {}
                case Change.SessionEnded ended -> {}
            }
        }
    }

    @Property(tries = 2000)
    void whoHearsEveryChange_knowsTheState(@ForAll("lives") List<Step> steps) {
        Life life = new Life();
        Hearer hearer = new Hearer();
        int second = 0;
        for (Step step : steps) {
            second += step.pause();

            life.takes(step.input(), second);

            boolean arrives = life.told().contains(new Change.Online());
            life.told().forEach(hearer::hear);
            Shown shown = life.state().shown();
            if (arrives) {
                // An arrival carries the whole presence.
                hearer.status = shown.status().toOthers();
            }
            assertThat(hearer.status).isEqualTo(shown.status().toOthers());
            assertThat(hearer.channel).isEqualTo(life.state().seat().channel());
            assertThat(hearer.reconnecting).isEqualTo(shown.reconnectingUntil() != null);
        }
    }

    @Property(tries = 2000)
    void offline_meansNoSessionThatCounts_orInvisible(@ForAll("lives") List<Step> steps) {
        Life life = new Life();
        int second = 0;
        for (Step step : steps) {
            second += step.pause();

            life.takes(step.input(), second);

            boolean counts = life.state().counting().findAny().isPresent();
            assertThat(life.status() == Status.OFFLINE).isEqualTo(!counts);
        }
    }

    @Property(tries = 1000)
    void afterTheLastDeadline_nothingChangesAnyMore(@ForAll("lives") List<Step> steps) {
        Life life = new Life();
        int second = 0;
        for (Step step : steps) {
            second += step.pause();
            life.takes(step.input(), second);
        }
        Transition transition = new Transition(TIMES);
        UserState state = life.state();
        int ticks = 0;
        while (StatusRule.nextDeadline(state, TIMES.idle()).isPresent()) {
            var due = StatusRule.nextDeadline(state, TIMES.idle()).orElseThrow();
            UserState after = transition.apply(state, new Input.Tick(), due);
            assertThat(after)
                    .as("a deadline that is due is carried out, else it would be due for ever")
                    .isNotEqualTo(state);
            state = after.next();
            assertThat(++ticks).isLessThan(50);
        }
        UserState settled = transition.apply(state, new Input.Tick(), at(second + 1_000_000));
        assertThat(Changes.between(state, settled)).isEmpty();
        assertThat(Objects.equals(
                        settled.shownSession().map(Session::mute).orElse(Mute.NONE),
                        state.shownSession().map(Session::mute).orElse(Mute.NONE)))
                .isTrue();
    }

    @Provide
    Arbitrary<List<Step>> lives() {
        return RandomInputs.lives(25);
    }
}
