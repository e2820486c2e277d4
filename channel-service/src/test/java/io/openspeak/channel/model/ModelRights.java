package io.openspeak.channel.model;

import io.openspeak.channel.domain.Ban;
import io.openspeak.channel.domain.Person;
import io.openspeak.channel.domain.Right;
import io.openspeak.channel.domain.Rule;
import io.openspeak.platform.identity.Role;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Who may do what, as docs/permissions.md says it. */
final class ModelRights {

    private static final Set<Right> MEMBER =
            Set.of(Right.VIEW, Right.JOIN, Right.LISTEN, Right.SPEAK, Right.TYPE, Right.VIEW_PRESENCE);

    private ModelRights() {}

    static boolean may(Person who, Right right, List<ModelChannel> fromTop, Instant now) {
        ModelChannel channel = fromTop.getLast();
        if (channel.isDirect() && !channel.data.participants().contains(who.user())) {
            return false;
        }
        if (isAdmin(who)) {
            return true;
        }
        if (right != Right.VIEW && (isBanned(who, fromTop, now) || !may(who, Right.VIEW, fromTop, now))) {
            return false;
        }
        boolean byInvitation = (right == Right.VIEW || right == Right.JOIN) && channel.invited.contains(who.user());
        return byInvitation
                || ruled(who, right, fromTop, byRoles(who, right) || right == Right.MANAGE && channel.isDirect());
    }

    static boolean isAdmin(Person who) {
        return who.roles().contains(Role.ADMIN);
    }

    static boolean isBanned(Person who, List<ModelChannel> fromTop, Instant now) {
        return !isAdmin(who)
                && fromTop.stream().flatMap(channel -> channel.bans.stream()).anyMatch(ban -> hits(ban, who, now));
    }

    static boolean hits(Ban ban, Person who, Instant now) {
        boolean over = ban.until().isPresent() && ban.until().get().compareTo(now) <= 0;
        boolean byName = ban.user().isPresent() && ban.user().get().equals(who.user());
        boolean byAddress = ban.address().isPresent() && ban.address().equals(who.address());
        return !over && (byName || byAddress);
    }

    static Set<Right> all(Person who, List<ModelChannel> fromTop, Instant now) {
        EnumSet<Right> all = EnumSet.allOf(Right.class);
        all.removeIf(right -> !may(who, right, fromTop, now));
        return all;
    }

    static Set<Right> ofMedia(Person who, List<ModelChannel> fromTop, Instant now) {
        EnumSet<Right> media = EnumSet.of(Right.LISTEN, Right.SPEAK, Right.PRIORITY_SPEAK, Right.EMERGENCY);
        media.removeIf(right -> !may(who, right, fromTop, now));
        return media;
    }

    private static boolean byRoles(Person who, Right right) {
        if (who.roles().contains(Role.DASHBOARD)) {
            return right == Right.VIEW || right == Right.VIEW_PRESENCE;
        }
        return who.roles().contains(Role.MODERATOR) && right != Right.EMERGENCY
                || who.roles().contains(Role.MEMBER) && MEMBER.contains(right);
    }

    private static boolean ruled(Person who, Right right, List<ModelChannel> fromTop, boolean before) {
        boolean given = before;
        for (ModelChannel channel : fromTop) {
            for (Class<?> kind :
                    List.of(Rule.Subject.Everyone.class, Rule.Subject.InRole.class, Rule.Subject.OfUser.class)) {
                for (Rule rule : channel.rules) {
                    if (kind.isInstance(rule.subject()) && isAbout(rule, who)) {
                        given = (given || rule.allow().contains(right))
                                && !rule.deny().contains(right);
                    }
                }
            }
        }
        return given;
    }

    private static boolean isAbout(Rule rule, Person who) {
        return switch (rule.subject()) {
            case Rule.Subject.Everyone all -> true;
            case Rule.Subject.InRole some -> who.roles().contains(some.role());
            case Rule.Subject.OfUser one -> who.user().equals(one.user());
        };
    }
}
