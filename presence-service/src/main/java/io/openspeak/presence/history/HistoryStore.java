package io.openspeak.presence.history;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.log.EntryId;
import io.openspeak.platform.redis.log.LogPosition.Offset;
import io.openspeak.presence.history.domain.Entry;
import io.openspeak.presence.history.domain.Latest;
import io.openspeak.presence.history.domain.Recording;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the entries of users are kept. */
public interface HistoryStore {

    /** What the history of a user says last. */
    Uni<Known> find(UserId user);

    /**
     * Adds a fact's entries, forgetting what is too old or too much, unless the history changed since {@code known} was read. True if
     * they were added.
     */
    Uni<Boolean> record(UserId user, Known known, Offset fact, Recording recording, Instant now);

    /**
     * Remembers that the user has visits in the channels of a recording, so that erasing finds them; to be called before they are
     * written. False, and nothing done, if the history changed since {@code known} was read.
     */
    Uni<Boolean> expectVisits(UserId user, Known known, Recording recording, Instant now);

    /** Entries after the place and not after the time, oldest first, at most {@code limit}. */
    Uni<List<Kept>> after(UserId user, EntryId place, Instant until, int limit);

    /** Entries up to the place, oldest first, from the last complete one on: enough to fold. */
    Uni<List<Entry>> leadingTo(UserId user, EntryId place);

    /** Users of a partition who have changed since their last complete entry, before the instant at the latest. */
    Uni<List<UserId>> unsettled(int partition, Instant before, int limit);

    /** Adds a snapshot of what the history says last, at the time of its last entry; nothing if the last change came after the instant. */
    Uni<Void> snapshot(UserId user, Instant before, Instant now);

    /** Deletes the entries of a user, and lets no fact that was told before add to them any more. */
    Uni<Erased> erase(UserId user);

    /** Forgets where an erased user had visits, once they are erased too. */
    Uni<Void> forgetVisits(UserId user, Erased erased);

    /**
     * What the history of a user says last.
     *
     * @param handled last fact that was taken into it, or before which it was erased
     * @param latest empty: nothing is known
     */
    record Known(Offset handled, Optional<Latest> latest) {

        /** True if the fact was taken into it, or erased. */
        boolean covers(Offset fact) {
            return handled.epoch().equals(fact.epoch()) && handled.entry().compareTo(fact.entry()) >= 0;
        }
    }

    /**
     * An entry and its place among the user's.
     *
     * @param place grows with the time of the entry, whose milliseconds it holds
     */
    record Kept(EntryId place, Entry entry) {}

    /**
     * What was erased.
     *
     * @param entries how many
     * @param before facts up to this one are not to be taken in any more
     * @param channels where the user has visits, with a mark that changes with further ones
     */
    record Erased(long entries, Offset before, Map<ChannelId, String> channels) {}
}
