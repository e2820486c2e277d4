package io.openspeak.channel.seats;

import io.openspeak.channel.domain.Person;
import io.openspeak.channel.domain.Place;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.IpAddress;
import io.openspeak.platform.identity.Role;
import io.openspeak.platform.identity.UserId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/** Those on whom somebody acts: what is known of them, and who may. */
@ApplicationScoped
public class Targets {

    private final SeatStore seats;
    private final SeatClaims claims;

    public Targets(SeatStore seats, SeatClaims claims) {
        this.seats = seats;
        this.claims = claims;
    }

    /** The user as rules and bans of that channel see it: as it sits there, or else as it was last heard of. */
    public Uni<Person> person(UserId user, ChannelId channel) {
        return Uni.combine()
                .all()
                .unis(seats.find(channel, user), claims.of(user))
                .with((place, known) -> new Person(user, roles(place, known.roles()), address(place)));
    }

    /** Refuses if somebody of that role is above the actor. */
    public static void requireMayModerate(Person actor, Set<Role> roles) {
        if (!actor.mayModerate(roles)) {
            throw new Refusal(Reason.FORBIDDEN, "Nobody moderates somebody of a higher role.");
        }
    }

    /** Of somebody who never was here, nothing is known: they count as members. */
    private static Set<Role> roles(Place place, Set<Role> known) {
        return place.seat().map(seat -> seat.member().roles()).orElse(known.isEmpty() ? Set.of(Role.MEMBER) : known);
    }

    private static Optional<IpAddress> address(Place place) {
        return place.seat().flatMap(seat -> seat.address());
    }
}
