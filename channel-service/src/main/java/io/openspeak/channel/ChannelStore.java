package io.openspeak.channel;

import io.openspeak.channel.domain.Channel;
import io.openspeak.channel.domain.ChannelState;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.log.LogPosition;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/** Where channels are kept. */
public interface ChannelStore {

    /**
     * Keeps a new channel and tells of it in {@code channel:events}, in one act.
     *
     * @param actor who makes it; empty: the system
     * @return position of the fact; empty if there is one of that id already
     */
    Uni<Optional<LogPosition>> create(Channel channel, Optional<UserId> actor);

    /** The channel of that id. Its version is read before its members are: a reader of facts misses none of them. */
    Uni<Optional<ChannelState>> find(ChannelId id);

    /** The first ids after that one, in order. */
    Uni<List<ChannelId>> idsAfter(Optional<ChannelId> id, int count);

    /** Where {@code channel:events} ends now. */
    Uni<LogPosition> end();
}
