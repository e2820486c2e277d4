package io.openspeak.channel.domain;

import io.openspeak.channel.domain.Decision.Applied;
import io.openspeak.channel.domain.Decision.Decider;
import io.openspeak.platform.identity.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Who may do what in a channel. What comes first decides:
 * <ol>
 *   <li>a DIRECT channel gives nobody but its participants any right, not even admins;
 *   <li>an admin has every right;
 *   <li>a ban, here or above, takes all rights but VIEW;
 *   <li>without VIEW there is no other right;
 *   <li>what the roles give is changed by the rules one after the other, from the top of the tree to the channel; within one
 *       channel first those about everyone, then those about roles, then those about users, each kind in its order;
 *   <li>an invitation to the channel gives VIEW and JOIN if that left them out.
 * </ol>
 */
public final class Permissions {

    private static final Set<Right> BY_INVITATION = EnumSet.of(Right.VIEW, Right.JOIN);

    private Permissions() {}

    /** Whether the person has the right, and why. */
    public static Decision decide(Person person, Right right, RightsChain chain, Instant now) {
        boolean byRoles = givenByRoles(person, right, chain.leaf().channel());
        if (!chain.leaf().channel().admits(person.user())) {
            return new Decision(false, byRoles, List.of(), Decider.PARTICIPANTS);
        }
        if (person.roles().contains(Role.ADMIN)) {
            return new Decision(true, byRoles, List.of(), Decider.ADMIN);
        }
        Decision ruled = byRules(person, right, byRoles, chain);
        if (right == Right.VIEW) {
            return ruled;
        }
        if (banned(person, chain, now)) {
            return new Decision(false, byRoles, ruled.applied(), Decider.BAN);
        }
        return decide(person, Right.VIEW, chain, now).allowed()
                ? ruled
                : new Decision(false, byRoles, ruled.applied(), Decider.NOT_VIEWED);
    }

    /** All rights that the person has. */
    public static Set<Right> of(Person person, RightsChain chain, Instant now) {
        EnumSet<Right> rights = EnumSet.noneOf(Right.class);
        for (Right right : Right.values()) {
            if (decide(person, right, chain, now).allowed()) {
                rights.add(right);
            }
        }
        return rights;
    }

    /** A DIRECT channel belongs to its participants: any of them may change it. */
    private static boolean givenByRoles(Person person, Right right, Channel channel) {
        boolean own = channel.kind() == Kind.DIRECT && channel.admits(person.user());
        return (own && right == Right.MANAGE) || Right.of(person.roles()).contains(right);
    }

    private static Decision byRules(Person person, Right right, boolean byRoles, RightsChain chain) {
        List<Applied> applied = new ArrayList<>();
        for (RightsLevel level : chain.levels()) {
            level.rules().stream()
                    .filter(rule -> rule.concerns(person))
                    .sorted(Comparator.comparingInt(Rule::turn))
                    .forEach(rule -> rule.says(right)
                            .ifPresent(allowed ->
                                    applied.add(new Applied(level.channel().id(), rule, allowed))));
        }
        boolean ruled = applied.isEmpty() ? byRoles : applied.getLast().allowedAfter();
        if (!ruled && chain.leaf().invited() && BY_INVITATION.contains(right)) {
            return new Decision(true, byRoles, applied, Decider.INVITATION);
        }
        return new Decision(ruled, byRoles, applied, applied.isEmpty() ? Decider.ROLES : Decider.RULES);
    }

    private static boolean banned(Person person, RightsChain chain, Instant now) {
        return chain.levels().stream().flatMap(level -> level.bans().stream()).anyMatch(ban -> ban.hits(person, now));
    }
}
