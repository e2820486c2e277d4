package io.openspeak.channel.domain;

import io.openspeak.platform.identity.Role;
import io.openspeak.platform.identity.UserId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Gives rights to somebody, or takes them; inherited down the tree.
 *
 * @param subject whom it is about
 * @param allow rights that it gives
 * @param deny rights that it takes
 */
public record Rule(Subject subject, Set<Right> allow, Set<Right> deny) {

    public Rule {
        allow = Set.copyOf(allow);
        deny = Set.copyOf(deny);
    }

    /** Whom a rule is about; within a channel, rules apply in the order of these kinds. */
    public sealed interface Subject {

        /** Everybody. */
        record Everyone() implements Subject {}

        /** Accounts with a role. */
        record InRole(Role role) implements Subject {}

        /** One account. */
        record OfUser(UserId user) implements Subject {}
    }

    /** What is wrong with it, for the one who wants to set it; empty: nothing. */
    public Optional<String> flaw() {
        if (allow.isEmpty() && deny.isEmpty()) {
            return Optional.of("a rule neither allows nor denies anything");
        }
        EnumSet<Right> both = EnumSet.noneOf(Right.class);
        both.addAll(allow);
        both.retainAll(deny);
        return both.isEmpty() ? Optional.empty() : Optional.of("a rule allows and denies the same right: " + both);
    }

    /** True if it is about that person. */
    public boolean concerns(Person person) {
        return switch (subject) {
            case Subject.Everyone everyone -> true;
            case Subject.InRole in -> person.roles().contains(in.role());
            case Subject.OfUser of -> person.user().equals(of.user());
        };
    }

    /** What it says about a right: given, taken, or nothing. */
    public Optional<Boolean> says(Right right) {
        if (allow.contains(right)) {
            return Optional.of(true);
        }
        return deny.contains(right) ? Optional.of(false) : Optional.empty();
    }

    /** Place of its kind of subject in the order of a channel's rules. */
    int turn() {
        return switch (subject) {
            case Subject.Everyone everyone -> 0;
            case Subject.InRole in -> 1;
            case Subject.OfUser of -> 2;
        };
    }
}
