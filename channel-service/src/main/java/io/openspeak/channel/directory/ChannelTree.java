package io.openspeak.channel.directory;

import io.openspeak.channel.domain.Link;
import io.openspeak.platform.identity.ChannelId;
import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.Optional;

/**
 * How channels hang together across partitions. A channel's own record says what its parent is; the parent keeps the links of its
 * children, so that nobody deletes it under them.
 *
 * <p>No script can write both, since they lie in different partitions. What keeps them together is the order: the parent adopts
 * first, then the child takes the link, and what lets go does so the other way round. So a child always hangs on a link that its
 * parent knows. A crash in between leaves a link on which nothing hangs; {@link #confirm} finds that out and gives the link up, which
 * no slow pod can take any more.
 */
public interface ChannelTree {

    /** Ties a child to the parent; false: there is no such parent, or it is being deleted. */
    Uni<Boolean> adopt(ChannelId parent, Link link, ChannelId child);

    /** Unties a child that does not hang there any more. */
    Uni<Void> release(ChannelId parent, Link link);

    /** Some of the links of a parent, with the children that they are for. */
    Uni<Map<Link, ChannelId>> someChildren(ChannelId parent);

    /** True if the child hangs on the link; else the link is given up for good. */
    Uni<Boolean> confirm(ChannelId child, Link link);

    /**
     * Takes the turn to change the places of channels: only one at a time may, since two moves that are fine each can make a ring
     * together. Whoever had the turn before and is only slow is fenced off. Empty: somebody else has it.
     */
    Uni<Optional<Turn>> takeTurn();

    /** Gives the turn back. */
    Uni<Void> endTurn(Turn turn);

    /**
     * The turn to change the tree.
     *
     * @param number grows with each turn
     */
    record Turn(long number) {}
}
