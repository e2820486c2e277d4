package io.openspeak.channel.seats;

import io.openspeak.channel.domain.Claim;
import io.openspeak.channel.domain.UserSeats;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.Role;
import io.openspeak.platform.identity.UserId;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A record of each user: where it has seats or may have some, and their order, which all channels have in common.
 *
 * <p>A user's record and a channel's seats lie in different partitions, so no script can write both. What keeps them together is
 * the order of steps: a seat is claimed first (which gives its number), then taken, then the claim is confirmed; who confirms sees
 * all others that were, and frees what is too many. Of two at once the one who confirms second sees the other one's, so they
 * agree on who stays. Should a pod die in between, the worker that hears of the seat (fact {@code member_joined}) confirms it,
 * and the one that hears of its end releases the claim. A claim without a seat does no harm: the seat is looked at before anybody
 * leaves; when nothing comes of it for a while, it is given up.
 */
public interface SeatClaims {

    /** What is known about the user. */
    Uni<UserSeats> of(UserId user);

    /** A seat is about to be taken; gives its order, larger than every one before. */
    Uni<Long> claim(UserId user, ChannelId channel, Instant now);

    /**
     * A seat was taken: its channel is the user's last one, unless a later one was taken. A claim that was released meanwhile stays
     * so, since the seat is free again. Gives what is known after it.
     *
     * @param claim the seat, in state VOICE or UNCOUNTED
     * @param roles of the account when it was taken
     */
    Uni<UserSeats> confirm(UserId user, Claim claim, Set<Role> roles);

    /** A seat is held: claims it again, should the claim have been given up before a slow pod took the seat. */
    Uni<Void> reclaim(UserId user, ChannelId channel, long order, Instant now);

    /** A seat was not taken after all. Other claims stay, also of that channel: the user may sit there already. */
    Uni<Void> release(UserId user, ChannelId channel, long order);

    /** A seat is free again, and with it those that were taken earlier in that channel, whose place it took. */
    Uni<Void> freed(UserId user, ChannelId channel, long order);

    /**
     * A claim of which we do not know what became.
     *
     * @param order of the seat
     */
    record Abandoned(UserId user, ChannelId channel, long order) {}

    /** Claims of a partition that nobody confirmed or released for a while: the pod died, or could not reach the store. */
    Uni<List<Abandoned>> abandoned(int partition, Instant now, int limit);

    /** The account has those roles now, and may have seats or not. */
    Uni<Void> accountChanged(UserId user, Set<Role> roles, boolean disabled);

    /** All seats that were taken until then are lost. */
    Uni<Void> signedOut(UserId user, Instant until);
}
