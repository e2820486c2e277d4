package io.openspeak.channel;

import io.openspeak.channel.domain.LeaveReason;
import io.openspeak.channel.domain.Member;
import io.openspeak.channel.domain.Seat;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.log.LogPosition;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where seats are kept. Every change is told of in {@code channel:events}, in one act with it. */
public interface SeatStore {

    /** The user's seat in a channel. */
    Uni<Optional<Seat>> find(ChannelId channel, UserId user);

    /** Gives the seat to the member if it still is as it was seen; capacity counts for new seats only. */
    Uni<Outcome> take(ChannelId channel, Optional<Seat> seen, Member member, Instant now);

    /**
     * Frees the seat if it still is as it was seen.
     *
     * @param actor who does it; empty: the system
     */
    Uni<Outcome> free(ChannelId channel, Seat seen, LeaveReason reason, Optional<UserId> actor, Instant now);

    /** Members of a channel, by user id. */
    Uni<List<Member>> members(ChannelId channel);

    /** Some of the members of a channel; none only if nobody is in it. */
    Uni<List<UserId>> some(ChannelId channel, int most);

    /** Where the channel's part of {@code channel:events} ends now. */
    Uni<LogPosition> end(ChannelId channel);

    /** What became of a change. */
    sealed interface Outcome {

        /**
         * It was made.
         *
         * @param position of the fact
         * @param version of the channel after it
         * @param memberCount after it
         */
        record Made(LogPosition position, long version, int memberCount) implements Outcome {}

        /** The channel is full. */
        record Full() implements Outcome {}

        /** There is no such channel. */
        record NoChannel() implements Outcome {}

        /** The seat is not what was seen: look again. */
        record Changed() implements Outcome {}
    }
}
