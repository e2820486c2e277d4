package io.openspeak.channel;

import io.openspeak.channel.domain.LeaveReason;
import io.openspeak.channel.domain.Seat;
import io.openspeak.channel.domain.Seating;
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
    private final SeatHints hints;

    public Departures(Membership membership, SeatHints hints) {
        this.membership = membership;
        this.hints = hints;
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
        return hints.of(user)
                .chain(channels -> Multi.createFrom()
                        .iterable(channels)
                        .onItem()
                        .transformToUniAndConcatenate(channel -> membership.leave(
                                user, channel, new Membership.Departure(reason, Optional.empty()), which))
                        .onItem()
                        .ignoreAsUni());
    }
}
