package io.openspeak.channel.domain;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.IpAddress;
import io.openspeak.platform.identity.Role;
import io.openspeak.platform.identity.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Channels, rules and people for tests of rights: written by hand or made up. */
final class Trees {

    static final Instant NOW = Instant.ofEpochMilli(1_763_780_000_000L);

    /** Few names, so that rules often hit. */
    static final List<UserId> USERS = List.of(new UserId("alice"), new UserId("bob"), new UserId("carol"));

    private static final List<IpAddress> ADDRESSES = List.of(new IpAddress("192.0.2.1"), new IpAddress("2001:db8::1"));

    private Trees() {}

    static Channel channel(String id, Kind kind, List<UserId> participants) {
        return new Channel(
                new ChannelId(id),
                id,
                "",
                kind,
                0,
                32,
                Optional.empty(),
                false,
                Duration.ZERO,
                0,
                participants,
                Instant.EPOCH);
    }

    static RightsLevel level(String id, Rule... rules) {
        return new RightsLevel(channel(id, Kind.VOICE, List.of()), List.of(rules), List.of(), false);
    }

    static RightsChain chain(RightsLevel... levels) {
        return new RightsChain(List.of(levels));
    }

    static Rule allow(Rule.Subject subject, Right... rights) {
        return new Rule(subject, Set.of(rights), Set.of());
    }

    static Rule deny(Rule.Subject subject, Right... rights) {
        return new Rule(subject, Set.of(), Set.of(rights));
    }

    static Rule.Subject everyone() {
        return new Rule.Subject.Everyone();
    }

    static Rule.Subject in(Role role) {
        return new Rule.Subject.InRole(role);
    }

    static Rule.Subject of(UserId user) {
        return new Rule.Subject.OfUser(user);
    }

    static Ban ban(Optional<UserId> user, Optional<IpAddress> address, Optional<Instant> until) {
        return new Ban("b1", new ChannelId("top"), user, address, until, "", new UserId("boss"), Instant.EPOCH);
    }

    static Arbitrary<Person> people() {
        return Combinators.combine(
                        Arbitraries.of(USERS),
                        Arbitraries.of(Role.class).set().ofMaxSize(3),
                        Arbitraries.of(ADDRESSES).optional())
                .as(Person::new);
    }

    static Arbitrary<Rule> rules() {
        Arbitrary<Rule.Subject> subjects = Arbitraries.oneOf(
                Arbitraries.just(everyone()),
                Arbitraries.of(Role.class).map(Trees::in),
                Arbitraries.of(USERS).map(Trees::of));
        Arbitrary<Set<Right>> rights = Arbitraries.of(Right.class).set().ofMaxSize(4);
        return Combinators.combine(subjects, rights, rights)
                .as(Rule::new)
                .filter(rule -> rule.flaw().isEmpty());
    }

    /** Up to ten channels deep. */
    static Arbitrary<RightsChain> chains() {
        return levels().list().ofMinSize(1).ofMaxSize(10).map(RightsChain::new);
    }

    static Arbitrary<RightsLevel> levels() {
        Arbitrary<Channel> channels = Combinators.combine(
                        Arbitraries.integers().between(1, 1000),
                        Arbitraries.frequency(Tuple.of(6, Kind.VOICE), Tuple.of(1, Kind.DIRECT)),
                        Arbitraries.of(USERS).list().uniqueElements().ofMinSize(1))
                .as((id, kind, users) -> channel("c" + id, kind, kind == Kind.DIRECT ? users : new ArrayList<>()));
        Arbitrary<Ban> bans = Combinators.combine(
                        Arbitraries.of(USERS).optional(),
                        Arbitraries.of(ADDRESSES).optional(),
                        Arbitraries.of(NOW.minusMillis(1), NOW, NOW.plusMillis(1))
                                .optional())
                .as(Trees::ban);
        return Combinators.combine(
                        channels,
                        rules().list().ofMaxSize(6),
                        bans.list().ofMaxSize(1),
                        Arbitraries.of(false, false, true))
                .as(RightsLevel::new);
    }
}
