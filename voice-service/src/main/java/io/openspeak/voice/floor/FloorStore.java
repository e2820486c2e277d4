package io.openspeak.voice.floor;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.voice.floor.domain.ChannelFloor;
import io.openspeak.voice.floor.domain.FloorAnswer;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;

/** Where floors are kept, for all pods. */
public interface FloorStore {

    /** The floor of a channel; {@link ChannelFloor#untouched} if nothing is known of it. */
    Uni<ChannelFloor> find(ChannelId channel);

    /** Every floor that is not idle. */
    Multi<ChannelFloor> all();

    /**
     * Writes a floor and the fact that tells of it, in one act, unless somebody else wrote or renewed since {@code read} was read.
     *
     * @param reply what to remember as the answer to the command that this carries out
     */
    Uni<Write> write(ChannelFloor read, ChannelFloor after, Optional<Reply> reply);

    /** Extends the lease of a grant; false if it is no longer the current one. Writes no fact. */
    Uni<Boolean> renew(ChannelId channel, long token, Instant until);

    /** Writes the fact of a denial, and returns the answer to its command: the first one that was given to it. */
    Uni<FloorAnswer> deny(FloorAsk ask, FloorAnswer.Denied answer, Instant now);

    /** Remembers the answer to a command that changed nothing, and returns the first one that was given to it. */
    Uni<FloorAnswer> keep(Reply reply);

    /** The answer that was given to a command. */
    Uni<Optional<FloorAnswer>> answerTo(NamedAsk ask);

    /** An ask to which a user gave an id. */
    record NamedAsk(ChannelId channel, UserId user, String id) {}

    /** The answer to it. */
    record Reply(NamedAsk ask, FloorAnswer answer) {}

    /** What became of a write. */
    sealed interface Write {

        /** It is written. */
        record Done() implements Write {}

        /** Somebody else was first. */
        record Outdated() implements Write {}

        /** The command was carried out before, with this answer. */
        record Repeated(FloorAnswer answer) implements Write {}
    }
}
