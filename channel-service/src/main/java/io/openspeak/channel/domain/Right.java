package io.openspeak.channel.domain;

import io.openspeak.platform.identity.Role;
import java.util.EnumSet;
import java.util.Set;

/** What somebody may do in a channel; until channels have rules of their own, the role decides. */
public enum Right {
    VIEW,
    JOIN,
    LISTEN,
    SPEAK,
    TYPE;

    /** Rights of somebody with these roles, in any channel: everything, but dashboards only watch and listen. */
    public static Set<Right> of(Set<Role> roles) {
        return roles.contains(Role.DASHBOARD) ? EnumSet.of(VIEW, JOIN, LISTEN) : EnumSet.allOf(Right.class);
    }

    /** Those of them that matter to media. */
    public static Set<Right> ofMedia(Set<Right> rights) {
        EnumSet<Right> media = EnumSet.of(LISTEN, SPEAK);
        media.retainAll(rights);
        return media;
    }
}
