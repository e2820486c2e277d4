package io.openspeak.channel.moderation;

import io.openspeak.channel.domain.ModerationNote;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/** Where acts of moderation are kept: written together with the act, read here. */
public interface ModerationLog {

    /**
     * Acts, newest first.
     *
     * @param channel only those in it; empty: in all
     * @param user only those on it; empty: on all
     * @param after {@link Page#next} of the page before; empty: from the newest on
     */
    Uni<Page> list(Optional<ChannelId> channel, Optional<UserId> user, Optional<String> after, int count);

    /**
     * Some acts.
     *
     * @param entries the acts; may be fewer than asked for although there are more
     * @param next where to go on; empty: there are no more
     */
    record Page(List<Entry> entries, Optional<String> next) {}

    /**
     * An act as it was written down.
     *
     * @param note what was done
     * @param trace of the request that did it
     */
    record Entry(ModerationNote note, String trace) {}
}
