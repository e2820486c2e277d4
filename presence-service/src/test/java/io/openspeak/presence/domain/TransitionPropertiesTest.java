package io.openspeak.presence.domain;

import static io.openspeak.presence.domain.PresenceFixtures.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.SessionId;
import io.openspeak.presence.domain.PresenceFixtures.Life;
import io.openspeak.presence.domain.Session.Mute;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

class TransitionPropertiesTest {

    record Step(Input input, int pause) {}

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
        Arbitrary<SessionId> session = Arbitraries.of(PHONE, LAPTOP);
        Arbitrary<ChannelId> channel = Arbitraries.of(new ChannelId("a"), new ChannelId("b"));
        Arbitrary<String> connection = Arbitraries.of("c1", "c2");
        Arbitrary<Boolean> maybe = Arbitraries.of(true, false).injectNull(0.3);
        Arbitrary<Input> input = Arbitraries.oneOf(
                Combinators.combine(session, connection).as(PresenceFixtures::connected),
                Combinators.combine(session, connection).as(Input.Broken::new),
                session.map(id -> new Input.PodGone(id, POD)),
                session.map(Input.Goodbye::new),
                session.map(Input.Activity::new),
                Combinators.combine(session, maybe, maybe).as(Input.MuteSet::new),
                Combinators.combine(channel, Arbitraries.longs().between(1, 20), session)
                        .as(Input.SeatTaken::new),
                Arbitraries.longs().between(1, 20).map(Input.SeatLeft::new),
                Combinators.combine(
                                Arbitraries.of(Status.ONLINE, Status.AWAY, Status.DO_NOT_DISTURB, Status.INVISIBLE),
                                Arbitraries.of("", "lunch"),
                                Arbitraries.integers().between(1, 500).injectNull(0.5))
                        .as((status, text, until) -> new Input.Claimed(
                                new Claim(status, text, START, until == null ? null : at(until), "user"))),
                Arbitraries.just(new Input.Tick()));
        return Combinators.combine(input, Arbitraries.of(0, 1, 5, 11, 130, 301))
                .as(Step::new)
                .list()
                .ofMaxSize(25);
    }
}
