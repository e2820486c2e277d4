package io.openspeak.presence.history;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.log.LogPosition.Offset;
import io.openspeak.presence.history.domain.Visit;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;

/** Where visits to channels are kept. Writes may be repeated and come late: a visit that ended stays so. */
public interface VisitStore {

    /** Writes a visit that lasts, unless the user's history was erased after the fact. */
    Uni<Void> begin(Visit visit, Offset fact);

    /** Writes a visit that ended, unless the user's history was erased after the fact, and forgets what is too old or too much. */
    Uni<Void> end(Visit visit, Offset fact, Instant now);

    /** Visits that end after the instant or last. */
    Uni<Visits> endingAfter(ChannelId channel, Instant instant);

    /** Deletes a user's visits, and lets no fact up to that one add some; returns how many. */
    Uni<Long> erase(ChannelId channel, UserId user, Offset before);

    /**
     * Visits.
     *
     * @param completeFrom visits that ended up to then may have been forgotten, since there were too many
     */
    record Visits(List<Visit> visits, Instant completeFrom) {}
}
