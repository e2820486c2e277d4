package io.openspeak.channel.membership;

import io.openspeak.channel.domain.Claim;
import io.openspeak.channel.domain.LeaveReason;
import io.openspeak.channel.domain.Seat;
import io.openspeak.channel.domain.Seating;
import io.openspeak.channel.seats.SeatClaims;
import io.openspeak.platform.identity.SessionId;
import io.openspeak.platform.identity.UserId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Predicate;

/** Frees the seats of those who are gone; doing it twice does no harm. */
@ApplicationScoped
public class Departures {

    private final Membership membership;
    private final SeatClaims claims;

    public Departures(Membership membership, SeatClaims claims) {
        this.membership = membership;
        this.claims = claims;
    }

    /** A session ended: the seats that it held are free. */
    public Uni<Void> sessionEnded(UserId user, SessionId session, LeaveReason reason) {
        return leaveAll(user, reason, seat -> Seating.endsWith(seat, session));
    }

    /** A user went offline: the seats that no session held are free. */
    public Uni<Void> userOffline(UserId user) {
        return leaveAll(user, LeaveReason.SESSION_LOST, Seating::endsWithUser);
    }

    private Uni<Void> leaveAll(UserId user, LeaveReason reason, Predicate<Seat> which) {
        Membership.Departure departure = new Membership.Departure(reason, Optional.empty());
        return claims.of(user)
                .chain(known -> Multi.createFrom()
                        .iterable(known.claims())
                        .onItem()
                        .transformToUniAndConcatenate(claim -> leave(user, claim, departure, which))
                        .onItem()
                        .ignoreAsUni());
    }

    private Uni<?> leave(UserId user, Claim claim, Membership.Departure departure, Predicate<Seat> which) {
        return membership.leave(user, claim.channel(), departure, which);
    }
}
