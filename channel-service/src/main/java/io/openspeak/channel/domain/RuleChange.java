package io.openspeak.channel.domain;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What somebody may change about the rules of a channel. */
public final class RuleChange {

    private RuleChange() {}

    /**
     * Why the person may not replace the channel's rules by those; empty: it may. Nobody decides about a right that they do not
     * have, neither giving nor taking it, and nobody but an admin can take MANAGE from themselves.
     */
    public static Optional<String> refusal(Person person, RightsChain before, List<Rule> rules, Instant now) {
        Set<Right> own = Permissions.of(person, before, now);
        EnumSet<Right> beyond = changed(before.leaf().rules(), rules);
        beyond.removeAll(own);
        if (!beyond.isEmpty()) {
            return Optional.of("You can't decide about rights that you do not have yourself: " + beyond + ".");
        }
        boolean keepsManage = Permissions.decide(person, Right.MANAGE, before.withRules(rules), now)
                .allowed();
        return keepsManage
                ? Optional.empty()
                : Optional.of("These rules would take MANAGE from yourself; an admin may set them.");
    }

    /** Rights about which the two say something else, or in another order. */
    private static EnumSet<Right> changed(List<Rule> before, List<Rule> after) {
        EnumSet<Right> changed = EnumSet.noneOf(Right.class);
        for (Right right : Right.values()) {
            if (!about(right, before).equals(about(right, after))) {
                changed.add(right);
            }
        }
        return changed;
    }

    private static List<Map.Entry<Rule.Subject, Boolean>> about(Right right, List<Rule> rules) {
        return rules.stream()
                .flatMap(rule -> rule.says(right).stream().map(allowed -> Map.entry(rule.subject(), allowed)))
                .toList();
    }
}
