package io.openspeak.channel.domain;

import static io.openspeak.channel.domain.Trees.NOW;
import static io.openspeak.channel.domain.Trees.allow;
import static io.openspeak.channel.domain.Trees.chain;
import static io.openspeak.channel.domain.Trees.deny;
import static io.openspeak.channel.domain.Trees.everyone;
import static io.openspeak.channel.domain.Trees.in;
import static io.openspeak.channel.domain.Trees.level;
import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.platform.identity.Role;
import io.openspeak.platform.identity.UserId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What somebody with MANAGE may make of the rules. */
class RuleChangeTest {

    private static final Person MODERATOR = new Person(new UserId("mo"), Set.of(Role.MODERATOR), Optional.empty());
    private static final Person ADMIN = new Person(new UserId("boss"), Set.of(Role.ADMIN), Optional.empty());
    private static final UserId ALICE = new UserId("alice");

    @Test
    void refusal_givingWhatOneHas_isNone() {
        assertThat(refusal(MODERATOR, List.of(), List.of(allow(Trees.of(ALICE), Right.KICK))))
                .isEmpty();
    }

    @Test
    void refusal_givingWhatOneHasNot_namesIt() {
        assertThat(refusal(MODERATOR, List.of(), List.of(allow(Trees.of(ALICE), Right.EMERGENCY))))
                .hasValueSatisfying(told -> assertThat(told).contains("EMERGENCY"));
    }

    @Test
    void refusal_keepingWhatAnAdminSet_isNone() {
        Rule emergency = allow(Trees.of(ALICE), Right.EMERGENCY);

        assertThat(refusal(MODERATOR, List.of(emergency), List.of(deny(everyone(), Right.TYPE), emergency)))
                .isEmpty();
    }

    @Test
    void refusal_takingBackWhatDeniesOneself_isRefused() {
        Rule denied = deny(in(Role.MODERATOR), Right.BAN);

        assertThat(refusal(MODERATOR, List.of(denied), List.of())).isPresent();
    }

    @Test
    void refusal_takingManageFromOneself_isForAdmins() {
        List<Rule> rules = List.of(deny(everyone(), Right.MANAGE));

        assertThat(refusal(MODERATOR, List.of(), rules)).isPresent();
        assertThat(refusal(ADMIN, List.of(), rules)).isEmpty();
    }

    private static Optional<String> refusal(Person person, List<Rule> before, List<Rule> after) {
        return RuleChange.refusal(person, chain(level("room", before.toArray(new Rule[0]))), after, NOW);
    }
}
