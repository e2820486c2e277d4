package io.openspeak.channel.domain;

import io.openspeak.platform.identity.ChannelId;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * All that somebody may do in a channel, whether it is there or not.
 *
 * @param direct true if it is a DIRECT channel
 * @param rights the person's
 * @param muted a moderator muted it there
 * @param branch channels that decided about them, from the top of the tree to the channel itself
 */
public record Access(boolean direct, Set<Right> rights, boolean muted, List<ChannelId> branch) {

    public Access {
        rights = Set.copyOf(rights);
        branch = List.copyOf(branch);
    }

    /** What the person may do by that chain and under what moderators set for it. */
    public static Access of(Person person, RightsChain chain, Sanctions sanctions, Instant now) {
        return new Access(
                chain.leaf().channel().kind() == Kind.DIRECT,
                Permissions.of(person, chain, now),
                sanctions.muted(),
                chain.levels().stream().map(level -> level.channel().id()).toList());
    }
}
