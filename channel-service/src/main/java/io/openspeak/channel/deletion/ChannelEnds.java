package io.openspeak.channel.deletion;

import io.openspeak.channel.Outcome;
import io.openspeak.channel.domain.Link;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where the ends of channels are kept: which are due, and which have begun and must be brought to their end. */
public interface ChannelEnds {

    /**
     * Why and by whom a channel is deleted.
     *
     * @param actor who; empty: the system
     * @param reason for people
     */
    record Cause(Optional<UserId> actor, String reason) {}

    /** What became of closing a channel. */
    enum Closing {
        /** Nobody joins any more, nothing is put below it; it must be deleted now. */
        CLOSED,
        /** There is no such channel, or there is no need. */
        LEFT,
        /** It has children. */
        CHILDREN
    }

    /** Closes a channel. Should this pod not come to the deletion's end, others go on with it after a while. */
    Uni<Closing> close(ChannelId channel, Cause cause, Instant now);

    /** Closes a temporary channel if nobody has been in it for its time. */
    Uni<Closing> closeIdle(ChannelId channel, Cause cause, Instant now);

    /**
     * A closed channel.
     *
     * @param cause why it is deleted
     * @param parent the channel above it
     * @param link its tie to that
     */
    record Closed(Cause cause, Optional<ChannelId> parent, Optional<Link> link) {}

    /** The closed channel of that id; empty: it is not closed, or gone. */
    Uni<Optional<Closed>> findClosed(ChannelId channel);

    /** Deletes a closed channel unless somebody is in it, and tells of it in one act. */
    Uni<Outcome> delete(ChannelId channel, Cause cause, Instant now);

    /** Temporary channels of a partition that are to be deleted by now. */
    Uni<List<ChannelId>> due(int partition, Instant now, int limit);

    /** Closed channels of a partition that wait for somebody to go on with them. */
    Uni<List<ChannelId>> unfinished(int partition, Instant now, int limit);
}
