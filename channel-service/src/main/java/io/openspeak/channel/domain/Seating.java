package io.openspeak.channel.domain;

import io.openspeak.platform.identity.SessionId;
import java.util.Optional;

/** Who gets or loses a seat. */
public final class Seating {

    private Seating() {}

    /** What a seat is to hold after somebody joins; empty: the seat stays as it is, since the same session holds it already. */
    public static Optional<Member> join(Optional<Seat> seat, Member newcomer) {
        return seat.map(Seat::member)
                .map(member -> member.session().equals(newcomer.session())
                        ? Optional.<Member>empty()
                        : Optional.of(member.movedTo(newcomer)))
                .orElse(Optional.of(newcomer));
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
