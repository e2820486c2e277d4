package io.openspeak.cli.output;

import io.openspeak.channel.v1.Rule;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.TypeConversionException;

/** Rules as people write them: {@code everyone:-JOIN}, {@code role/moderator:+KICK,+BAN}, {@code user/alice:+SPEAK}. */
public final class RuleText {

    private static final String ROLE = "role/";
    private static final String USER = "user/";
    private static final String SHAPE = "everyone:-JOIN, role/moderator:+KICK,+BAN or user/alice:+SPEAK";

    private RuleText() {}

    public static String of(Rule rule) {
        return subject(rule) + ":"
                + Stream.concat(
                                rule.getAllowList().stream().map(right -> "+" + Rights.name(right)),
                                rule.getDenyList().stream().map(right -> "-" + Rights.name(right)))
                        .collect(Collectors.joining(","));
    }

    /** Whom it is about: {@code everyone}, {@code role/ROLE} or {@code user/USER}. */
    public static String subject(Rule rule) {
        return switch (rule.getSubjectCase()) {
            case EVERYONE -> "everyone";
            case ROLE -> ROLE + rule.getRole();
            case USER_ID -> USER + rule.getUserId();
            case SUBJECT_NOT_SET -> "nobody";
        };
    }

    /** Fails with what is wrong and what is expected. */
    public static Rule parse(String text) {
        // The last one, since ids of users may hold colons and names of rights don't.
        int colon = text.lastIndexOf(':');
        if (colon < 0) {
            throw new TypeConversionException("'" + text + "' is no rule, expected " + SHAPE);
        }
        Rule.Builder rule = about(text.substring(0, colon));
        for (String change : text.substring(colon + 1).split(",", -1)) {
            String right = change.isEmpty() ? "" : change.substring(1);
            switch (change.isEmpty() ? ' ' : change.charAt(0)) {
                case '+' -> rule.addAllow(Rights.of(right));
                case '-' -> rule.addDeny(Rights.of(right));
                default ->
                    throw new TypeConversionException("'" + change + "' in '" + text + "' starts with neither + nor -");
            }
        }
        return checked(rule.build(), text);
    }

    /** From its parts, as {@code perms show --json} prints them. */
    static Rule of(String subject, List<String> allow, List<String> deny) {
        return checked(
                about(subject)
                        .addAllAllow(allow.stream().map(Rights::of).toList())
                        .addAllDeny(deny.stream().map(Rights::of).toList())
                        .build(),
                subject);
    }

    private static Rule.Builder about(String subject) {
        Rule.Builder rule = Rule.newBuilder();
        if (subject.equals("everyone")) {
            return rule.setEveryone(true);
        }
        if (subject.startsWith(ROLE) && subject.length() > ROLE.length()) {
            return rule.setRole(subject.substring(ROLE.length()));
        }
        if (subject.startsWith(USER) && subject.length() > USER.length()) {
            return rule.setUserId(subject.substring(USER.length()));
        }
        throw new TypeConversionException(
                "'" + subject + "' is nobody that a rule can be about, expected everyone, role/ROLE or user/USER");
    }

    private static Rule checked(Rule rule, String text) {
        if (rule.getAllowCount() + rule.getDenyCount() == 0) {
            throw new TypeConversionException("'" + text + "' gives and takes no right, expected " + SHAPE);
        }
        rule.getAllowList().stream()
                .filter(rule.getDenyList()::contains)
                .findFirst()
                .ifPresent(both -> {
                    throw new TypeConversionException("'" + text + "' both gives and takes " + Rights.name(both));
                });
        return rule;
    }
}
