package io.openspeak.channel.domain;

import io.openspeak.platform.identity.IpAddress;
import io.openspeak.platform.identity.SessionId;
import java.util.Optional;

/** Who gets or loses a seat. */
public final class Seating {

    private Seating() {}

    /** What a seat is to hold after somebody joins; empty: the user took it later than this join began, and it stays as it is. */
    public static Optional<Member> join(Place place, Member newcomer) {
        Member seated = newcomer.under(place.sanctions());
        return place.seat()
                .map(Seat::member)
                .map(member -> member.order() > newcomer.order()
                        ? Optional.<Member>empty()
                        : Optional.of(seated.since(member.joinedAt())))
                .orElse(Optional.of(seated));
    }

    /**
     * True if a join by that session would change nothing: it holds the seat, still comes from the same address (or bans would look
     * at the old one), and the user sat down nowhere else since.
     */
    public static boolean holds(Seat seat, Member newcomer, Optional<IpAddress> address, UserSeats seats) {
        Member member = seat.member();
        return seat.address().equals(address)
                && member.session().equals(newcomer.session())
                && member.rights().equals(newcomer.rights())
                && member.roles().equals(newcomer.roles())
                && seats.newest() == member.order();
    }

    /** True if the seat is lost with the end of that session. */
    public static boolean endsWith(Seat seat, SessionId session) {
        return seat.member().session().equals(Optional.of(session));
    }

    /** True if the seat is lost when the user goes offline: no session holds it. */
    public static boolean endsWithUser(Seat seat) {
        return seat.member().session().isEmpty();
    }
}
