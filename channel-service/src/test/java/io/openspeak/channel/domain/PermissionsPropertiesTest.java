package io.openspeak.channel.domain;

import static io.openspeak.channel.domain.Trees.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.channel.domain.Decision.Applied;
import io.openspeak.platform.identity.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws of rights, over trees up to ten channels deep with rules, bans and invitations. */
class PermissionsPropertiesTest {

    @Provide
    Arbitrary<RightsChain> chains() {
        return Trees.chains();
    }

    @Provide
    Arbitrary<Person> people() {
        return Trees.people();
    }

    @Provide
    Arbitrary<Rule> rules() {
        return Trees.rules();
    }

    @Property
    void decision_replayedFromItsAnswer_isTheSame(
            @ForAll("chains") RightsChain chain, @ForAll("people") Person person, @ForAll Right right) {
        Decision decision = Permissions.decide(person, right, chain, NOW);

        boolean replayed = switch (decision.decidedBy()) {
            case ADMIN, INVITATION -> true;
            case PARTICIPANTS, NOT_VIEWED, BAN -> false;
            case ROLES, RULES -> afterRules(decision, right);
        };
        assertThat(replayed).isEqualTo(decision.allowed());
    }

    /** The rules of the answer, applied anew one by one to what the roles give. */
    private static boolean afterRules(Decision decision, Right right) {
        boolean state = decision.byRoles();
        for (Applied applied : decision.applied()) {
            state = applied.rule().says(right).orElseThrow();
            assertThat(state).isEqualTo(applied.allowedAfter());
        }
        return state;
    }

    /** The same rules, written down another way: the last one that speaks counts. */
    @Property
    void decision_comparedWithALookFromBelow_isTheSame(
            @ForAll("chains") RightsChain chain, @ForAll("people") Person person, @ForAll Right right) {
        assertThat(Permissions.decide(person, right, chain, NOW).allowed()).isEqualTo(fromBelow(person, right, chain));
    }

    private static boolean fromBelow(Person person, Right right, RightsChain chain) {
        Channel leaf = chain.leaf().channel();
        if (leaf.kind() == Kind.DIRECT && !leaf.participants().contains(person.user())) {
            return false;
        }
        if (person.roles().contains(Role.ADMIN)) {
            return true;
        }
        if (right != Right.VIEW
                && (chain.levels().stream()
                                .anyMatch(level -> level.bans().stream().anyMatch(ban -> ban.hits(person, NOW)))
                        || !fromBelow(person, Right.VIEW, chain))) {
            return false;
        }
        if (chain.leaf().invited() && Set.of(Right.VIEW, Right.JOIN).contains(right)) {
            return true;
        }
        for (RightsLevel level : chain.levels().reversed()) {
            for (Class<?> kind :
                    List.of(Rule.Subject.OfUser.class, Rule.Subject.InRole.class, Rule.Subject.Everyone.class)) {
                for (Rule rule : level.rules().reversed()) {
                    if (kind.isInstance(rule.subject())
                            && rule.concerns(person)
                            && rule.says(right).isPresent()) {
                        return rule.allow().contains(right);
                    }
                }
            }
        }
        return Right.of(person.roles()).contains(right) || (leaf.kind() == Kind.DIRECT && right == Right.MANAGE);
    }

    @Property
    void ruleAboutAnotherRight_changesNothing(
            @ForAll("chains") RightsChain chain,
            @ForAll("people") Person person,
            @ForAll Right right,
            @ForAll("rules") Rule rule) {
        Assume.that(rule.says(right).isEmpty() && rule.says(Right.VIEW).isEmpty());

        assertThat(Permissions.decide(person, right, withMore(chain, rule), NOW))
                .isEqualTo(Permissions.decide(person, right, chain, NOW));
    }

    @Property
    void ruleAboutSomebodyElse_changesNothing(
            @ForAll("chains") RightsChain chain, @ForAll("people") Person person, @ForAll("rules") Rule rule) {
        Assume.that(!rule.concerns(person));

        assertThat(Permissions.of(person, withMore(chain, rule), NOW)).isEqualTo(Permissions.of(person, chain, NOW));
    }

    @Property
    void withoutView_thereIsNothing(@ForAll("chains") RightsChain chain, @ForAll("people") Person person) {
        Set<Right> rights = Permissions.of(person, chain, NOW);

        assertThat(rights.isEmpty() || rights.contains(Right.VIEW)).isTrue();
    }

    @Property
    void lastRuleAboutTheUserItself_decides(
            @ForAll("chains") RightsChain chain, @ForAll("people") Person person, @ForAll Right right) {
        Assume.that(!person.roles().contains(Role.ADMIN) && !chain.leaf().invited());

        RightsChain denied = withMore(chain, Trees.deny(Trees.of(person.user()), right));

        assertThat(Permissions.decide(person, right, denied, NOW).allowed()).isFalse();
    }

    @Property
    void noRule_bindsAnAdmin(@ForAll("chains") RightsChain chain, @ForAll("people") Person person) {
        Assume.that(
                person.roles().contains(Role.ADMIN) && chain.leaf().channel().admits(person.user()));

        assertThat(Permissions.of(person, chain, NOW)).containsExactlyInAnyOrder(Right.values());
    }

    @Property
    void setRules_refusedOrNot_neverGivesTheSetterMore(
            @ForAll("chains") RightsChain chain,
            @ForAll("people") Person person,
            @ForAll("rules") Rule one,
            @ForAll("rules") Rule other) {
        List<Rule> rules = List.of(one, other);
        Set<Right> before = Permissions.of(person, chain, NOW);

        boolean refused = RuleChange.refusal(person, chain, rules, NOW).isPresent();

        assertThat(refused || before.containsAll(Permissions.of(person, chain.withRules(rules), NOW)))
                .isTrue();
    }

    private static RightsChain withMore(RightsChain chain, Rule rule) {
        List<Rule> rules = new ArrayList<>(chain.leaf().rules());
        rules.add(rule);
        return chain.withRules(rules);
    }
}
