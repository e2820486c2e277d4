package io.openspeak.channel.seats;

import io.openspeak.channel.Outcome;
import io.openspeak.channel.domain.Act;
import io.openspeak.channel.domain.LeaveReason;
import io.openspeak.channel.domain.Member;
import io.openspeak.channel.domain.Place;
import io.openspeak.channel.domain.Seat;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.IpAddress;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.log.LogPosition;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/** Where seats are kept. Every change is told of in {@code channel:events}, in one act with it and its notes of moderation. */
public interface SeatStore {

    /** What the channel keeps about the user. */
    Uni<Place> find(ChannelId channel, UserId user);

    /** Gives the seat to the member if the place still is as it was seen; capacity counts for new seats only. */
    Uni<Outcome> take(ChannelId channel, Place seen, Member member, Optional<IpAddress> address, Act act);

    /**
     * Frees the seat if it still is as it was seen.
     *
     * @param movedTo for MOVED: where to
     */
    Uni<Outcome> free(ChannelId channel, Seat seen, LeaveReason reason, Optional<ChannelId> movedTo, Act act);

    /**
     * Puts another state of the member, if there is one, and other sanctions in place of what was seen.
     *
     * @param after what the place is to be; its seat's version counts for nothing, and it holds a seat if the one seen does
     */
    Uni<Outcome> change(ChannelId channel, UserId user, Place seen, Place after, Act act);

    /** Seats of a channel, by user id. */
    Uni<List<Seat>> seats(ChannelId channel);

    /** Some of the members of a channel; none only if nobody is in it. */
    Uni<List<UserId>> some(ChannelId channel, int most);

    /** Where the channel's part of {@code channel:events} ends now. */
    Uni<LogPosition> end(ChannelId channel);
}
