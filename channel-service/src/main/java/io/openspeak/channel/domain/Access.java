package io.openspeak.channel.domain;

import io.openspeak.platform.identity.ChannelId;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * All that somebody may do in a channel.
 *
 * @param direct true if it is a DIRECT channel
 * @param rights the person's
 * @param branch channels that decided about them, from the top of the tree to the channel itself
 */
public record Access(boolean direct, Set<Right> rights, List<ChannelId> branch) {

    public Access {
        rights = Set.copyOf(rights);
        branch = List.copyOf(branch);
    }

    /** What the person may do by that chain. */
    public static Access of(Person person, RightsChain chain, Instant now) {
        return new Access(
                chain.leaf().channel().kind() == Kind.DIRECT,
                Permissions.of(person, chain, now),
                chain.levels().stream().map(level -> level.channel().id()).toList());
    }
}
