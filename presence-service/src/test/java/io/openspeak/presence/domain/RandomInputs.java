package io.openspeak.presence.domain;

import static io.openspeak.presence.domain.PresenceFixtures.*;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.SessionId;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Lives of users at random: what happens, one thing after the other, and how much later. */
public final class RandomInputs {

    public static final ChannelId A = new ChannelId("a");
    public static final ChannelId B = new ChannelId("b");

    private RandomInputs() {}

    /**
     * What happens next.
     *
     * @param pause seconds since what happened before
     */
    public record Step(Input input, int pause) {}

    /** Up to so many steps. */
    public static Arbitrary<List<Step>> lives(int most) {
        return steps().list().ofMaxSize(most);
    }

    /** One step. */
    public static Arbitrary<Step> steps() {
        return Combinators.combine(inputs(), Arbitraries.of(0, 1, 5, 11, 130, 301))
                .as(Step::new);
    }

    private static Arbitrary<Input> inputs() {
        Arbitrary<SessionId> session = Arbitraries.of(PHONE, LAPTOP);
        Arbitrary<ChannelId> channel = Arbitraries.of(A, B);
        Arbitrary<String> connection = Arbitraries.of("c1", "c2");
        Arbitrary<Boolean> maybe = Arbitraries.of(true, false).injectNull(0.3);
        return Arbitraries.oneOf(
                Combinators.combine(session, connection).as(PresenceFixtures::connected),
                Combinators.combine(session, connection).as(Input.Broken::new),
                session.map(id -> new Input.PodGone(id, POD)),
                Combinators.combine(session, connection).as(Input.Goodbye::new),
                Combinators.combine(session, connection).as(Input.Revoked::new),
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
    }
}
