package io.openspeak.channel.domain;

import java.util.Set;

/**
 * What somebody may know of a channel.
 *
 * @param channel that it is there, and how it is
 * @param members who is in it
 * @param sessions which of their sessions they are there with
 * @param rules its rules
 * @param bans its bans
 * @param invitations who was invited
 */
public record Sight(
        boolean channel, boolean members, boolean sessions, boolean rules, boolean bans, boolean invitations) {

    /** Nothing. */
    public static final Sight NONE = new Sight(false, false, false, false, false, false);

    /** Everything: for other services. */
    public static final Sight ALL = new Sight(true, true, true, true, true, true);

    /** What somebody with those rights may know. */
    static Sight of(Set<Right> rights) {
        boolean view = rights.contains(Right.VIEW);
        boolean members = view && rights.contains(Right.VIEW_PRESENCE);
        boolean moderates = rights.contains(Right.MUTE_MEMBERS) || rights.contains(Right.KICK);
        return new Sight(
                view,
                members,
                members && moderates,
                view && rights.contains(Right.MANAGE),
                view && rights.contains(Right.BAN),
                view && rights.contains(Right.INVITE));
    }
}
