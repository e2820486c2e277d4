package io.openspeak.channel.domain;

import io.openspeak.platform.identity.Role;
import java.util.EnumSet;
import java.util.Set;

/** What somebody may do in a channel. */
public enum Right {
    VIEW,
    JOIN,
    LISTEN,
    SPEAK,
    TYPE,
    PRIORITY_SPEAK,
    EMERGENCY,
    INVITE,
    MUTE_MEMBERS,
    MOVE_MEMBERS,
    KICK,
    BAN,
    MANAGE,
    VIEW_PRESENCE;

    private static final Set<Right> OF_WATCHERS = EnumSet.of(VIEW, VIEW_PRESENCE);
    private static final Set<Right> OF_MEMBERS = EnumSet.of(VIEW, JOIN, LISTEN, SPEAK, TYPE, VIEW_PRESENCE);

    /** Interrupting everyone is for those to whom it was given, channel by channel. */
    private static final Set<Right> OF_MODERATORS = EnumSet.complementOf(EnumSet.of(EMERGENCY));

    private static final Set<Right> OF_MEDIA = EnumSet.of(LISTEN, SPEAK, PRIORITY_SPEAK, EMERGENCY);

    /** What these roles give in any channel, before its rules. Dashboards watch, whoever signed them in. */
    public static Set<Right> of(Set<Role> roles) {
        if (roles.contains(Role.ADMIN)) {
            return EnumSet.allOf(Right.class);
        }
        if (roles.contains(Role.DASHBOARD)) {
            return EnumSet.copyOf(OF_WATCHERS);
        }
        EnumSet<Right> given = EnumSet.noneOf(Right.class);
        for (Role role : roles) {
            given.addAll(
                    switch (role) {
                        case MODERATOR -> OF_MODERATORS;
                        case MEMBER -> OF_MEMBERS;
                        case SERVICE -> OF_WATCHERS;
                        case ADMIN, DASHBOARD -> EnumSet.noneOf(Right.class);
                    });
        }
        return given;
    }

    /** Those of them that matter to media. */
    public static Set<Right> ofMedia(Set<Right> rights) {
        EnumSet<Right> media = EnumSet.copyOf(OF_MEDIA);
        media.retainAll(rights);
        return media;
    }
}
