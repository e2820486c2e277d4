package io.openspeak.channel.contract;

import io.openspeak.channel.domain.Right;
import io.openspeak.channel.domain.Rule;
import io.openspeak.channel.domain.Rule.Subject;
import io.openspeak.channel.v1.RulesChanged;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.Role;
import io.openspeak.platform.identity.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Rules and rights to and from messages. */
public final class RuleMessages {

    private static final String RIGHT = "RIGHT_";

    private RuleMessages() {}

    /** Rules in order. */
    public static List<io.openspeak.channel.v1.Rule> messages(List<Rule> rules) {
        return rules.stream().map(RuleMessages::message).toList();
    }

    /** Rules as a channel keeps them and facts tell of them. */
    public static RulesChanged changed(List<Rule> rules) {
        return RulesChanged.newBuilder().addAllRules(messages(rules)).build();
    }

    /** The rule. */
    public static io.openspeak.channel.v1.Rule message(Rule rule) {
        io.openspeak.channel.v1.Rule.Builder message = io.openspeak.channel.v1.Rule.newBuilder()
                .addAllAllow(messages(rule.allow()))
                .addAllDeny(messages(rule.deny()));
        switch (rule.subject()) {
            case Subject.Everyone everyone -> message.setEveryone(true);
            case Subject.InRole in -> message.setRole(in.role().wireName());
            case Subject.OfUser of -> message.setUserId(of.user().value());
        }
        return message.build();
    }

    /** Rules in order; refuses what is none. */
    public static List<Rule> rules(List<io.openspeak.channel.v1.Rule> messages) {
        return messages.stream().map(RuleMessages::rule).toList();
    }

    /** Rights, in the order of their numbers. */
    public static List<io.openspeak.channel.v1.Right> messages(Set<Right> rights) {
        return rights.stream()
                .sorted()
                .map(right -> io.openspeak.channel.v1.Right.valueOf(RIGHT + right.name()))
                .toList();
    }

    /** The right; refuses none at all and those that this version does not know. */
    public static Right right(io.openspeak.channel.v1.Right message) {
        return switch (message) {
            case RIGHT_UNSPECIFIED, UNRECOGNIZED ->
                throw Refusal.invalid("The right is not one that this service knows; expected RIGHT_VIEW and so on.");
            default -> Right.valueOf(message.name().substring(RIGHT.length()));
        };
    }

    private static Rule rule(io.openspeak.channel.v1.Rule message) {
        Rule rule = new Rule(subject(message), rights(message.getAllowList()), rights(message.getDenyList()));
        rule.flaw().ifPresent(flaw -> {
            throw Refusal.invalid("'rules': " + flaw + ".");
        });
        return rule;
    }

    private static Set<Right> rights(Collection<io.openspeak.channel.v1.Right> messages) {
        return messages.stream().map(RuleMessages::right).collect(Collectors.toUnmodifiableSet());
    }

    private static Subject subject(io.openspeak.channel.v1.Rule message) {
        return switch (message.getSubjectCase()) {
            case EVERYONE -> {
                if (!message.getEveryone()) {
                    throw Refusal.invalid("'everyone' of a rule is false; expected true, a 'role' or a 'user_id'.");
                }
                yield new Subject.Everyone();
            }
            case ROLE ->
                new Subject.InRole(Role.ofWireName(message.getRole())
                        .orElseThrow(() -> Refusal.invalid("'role' of a rule is '" + message.getRole()
                                + "'; expected admin, moderator, member, dashboard or service.")));
            case USER_ID -> new Subject.OfUser(new UserId(message.getUserId()));
            case SUBJECT_NOT_SET ->
                throw Refusal.invalid("A rule is about nobody; expected 'everyone', a 'role' or a 'user_id'.");
        };
    }
}
