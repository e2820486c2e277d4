package io.openspeak.channel.membership;

import io.openspeak.channel.NotThere;
import io.openspeak.channel.domain.Act;
import io.openspeak.channel.domain.Member;
import io.openspeak.channel.domain.Permissions;
import io.openspeak.channel.domain.Person;
import io.openspeak.channel.domain.Right;
import io.openspeak.channel.domain.RightsChain;
import io.openspeak.channel.domain.Seat;
import io.openspeak.channel.rights.ChannelRights;
import io.openspeak.channel.seats.Seats;
import io.openspeak.channel.seats.Targets;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.log.LogPosition;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/** Moves members from one channel to another: they sit down in the new one first, so that nobody falls between. */
@ApplicationScoped
public class Moves {

    private final ChannelRights rights;
    private final Seats seats;
    private final Membership membership;
    private final Clock clock;

    public Moves(ChannelRights rights, Seats seats, Membership membership, Clock clock) {
        this.rights = rights;
        this.seats = seats;
        this.membership = membership;
        this.clock = clock;
    }

    /** Moves one who may join there; gives the position of the fact that tells of the new seat. */
    public Uni<LogPosition> move(Person mover, UserId user, ChannelId from, ChannelId to, String reason) {
        if (from.equals(to)) {
            throw Refusal.invalid(
                    "'to_channel_id' is '" + to + "', which is where the member is; expected another channel.");
        }
        return rights.require(mover, from, Right.MOVE_MEMBERS)
                .chain(() -> rights.require(mover, to, Right.MOVE_MEMBERS))
                .chain(() -> seats.find(from, user))
                .map(place -> place.seat().orElseThrow(() -> NotThere.member(user, from)))
                .invoke(seat -> Targets.requireMayModerate(mover, seat.member().roles()))
                .chain(seat -> rights.chain(seat.person(), to).chain(chain -> move(mover, seat, from, chain, reason)));
    }

    private Uni<LogPosition> move(Person mover, Seat seat, ChannelId from, RightsChain chain, String reason) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Member member = seat.member();
        ChannelId to = chain.leaf().channel().id();
        Set<Right> there = Permissions.of(seat.person(), chain, now);
        if (!there.contains(Right.JOIN)) {
            throw new Refusal(
                    Reason.FORBIDDEN, "'" + member.user() + "' may not join channel '" + to + "'; invite it first.");
        }
        Act act = Act.of(mover.user(), now).noting("move", to, member.user(), reason);
        return membership
                .seat(
                        chain.leaf().channel(),
                        member.user(),
                        number -> member.movedFrom(from, now, there, number),
                        seat.address(),
                        act)
                .map(Membership.Joined::position);
    }
}
