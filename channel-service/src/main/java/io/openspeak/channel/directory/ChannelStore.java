package io.openspeak.channel.directory;

import io.openspeak.channel.Outcome;
import io.openspeak.channel.domain.Channel;
import io.openspeak.channel.domain.ChannelContents;
import io.openspeak.channel.domain.ChannelState;
import io.openspeak.channel.domain.KeptChannel;
import io.openspeak.channel.domain.Link;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;

/** Where channels are kept. Every change is told of in {@code channel:events}, in one act with it. */
public interface ChannelStore {

    /**
     * Keeps a new channel.
     *
     * @param link to its parent, which must have adopted it; empty: at the top
     */
    Uni<Outcome> create(Channel channel, Optional<Link> link, UserId actor);

    /** Keeps a channel that an installation starts with, unless it is there or was deleted. */
    Uni<Outcome> createInitial(Channel channel);

    /** The channel of that id. Its version is read before its members are: a reader of facts misses none of them. */
    Uni<Optional<ChannelState>> find(ChannelId id);

    /** The channel of that id, for changing it; empty also while it is being deleted. */
    Uni<Optional<KeptChannel>> findKept(ChannelId id);

    /** Every channel with all that is kept about it, in no order. */
    Multi<ChannelContents> all();

    /** Changes a channel that stays in its place in the tree, if its record still is as it was seen. */
    Uni<Outcome> update(KeptChannel seen, Channel after, UserId actor, Instant now);

    /**
     * Changes a channel and its place in the tree, if its record still is as it was seen.
     *
     * @param link to its new parent, which must have adopted it; empty: at the top
     * @param turn whose turn it is to change the tree
     */
    Uni<Outcome> move(
            KeptChannel seen, Channel after, Optional<Link> link, ChannelTree.Turn turn, UserId actor, Instant now);
}
