package io.openspeak.channel.membership;

import io.openspeak.channel.domain.Person;
import io.openspeak.channel.domain.RightsChain;
import io.openspeak.channel.domain.Seat;
import io.openspeak.channel.rights.RightsReview;
import io.openspeak.channel.rights.RightsStore;
import io.openspeak.channel.seats.SeatClaims;
import io.openspeak.channel.seats.SeatStore;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/** Brings to its end what follows from a seat that was taken or freed, whatever became of the pod that did it. */
@ApplicationScoped
public class SeatUpkeep {

    private final SeatStore seats;
    private final SeatClaims claims;
    private final SeatOrder order;
    private final RightsStore rights;
    private final RightsReview review;
    private final Clock clock;

    public SeatUpkeep(
            SeatStore seats, SeatClaims claims, SeatOrder order, RightsStore rights, RightsReview review, Clock clock) {
        this.seats = seats;
        this.claims = claims;
        this.order = order;
        this.rights = rights;
        this.review = review;
        this.clock = clock;
    }

    /** A seat was taken: of the user's seats only the latest stay, and the rights may have changed since it was asked for. */
    public Uni<Void> taken(UserId user, ChannelId channel, long number, Optional<UserId> actor) {
        return ifHeld(
                user,
                channel,
                number,
                seat -> claims.reclaim(user, channel, number, clock.instant())
                        .chain(() -> bringToEnd(channel, seat, actor)));
    }

    /** A claim was left behind: the seat may have been taken or not. */
    public Uni<Void> abandoned(SeatClaims.Abandoned claim) {
        return ifHeld(
                claim.user(),
                claim.channel(),
                claim.order(),
                seat -> bringToEnd(claim.channel(), seat, Optional.empty()));
    }

    /** A seat is free. */
    public Uni<Void> freed(UserId user, ChannelId channel, long number) {
        return claims.freed(user, channel, number);
    }

    /** Does it with the seat of that number; without one the claim is released. */
    private Uni<Void> ifHeld(UserId user, ChannelId channel, long number, Function<Seat, Uni<Void>> act) {
        return seats.find(channel, user)
                .chain(place -> place.seat()
                        .filter(seat -> seat.member().order() == number)
                        .map(act)
                        .orElseGet(() -> claims.release(user, channel, number)));
    }

    private Uni<Void> bringToEnd(ChannelId channel, Seat seat, Optional<UserId> actor) {
        return settle(channel, seat, actor).chain(() -> review.member(channel, seat));
    }

    private Uni<Void> settle(ChannelId channel, Seat seat, Optional<UserId> actor) {
        Person person = seat.person();
        return rights.chain(channel, person)
                .map(found -> found.map(RightsChain::leaf))
                .chain(leaf -> leaf.map(level -> order.settle(level.channel(), seat.member(), actor)
                                .replaceWithVoid())
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }
}
