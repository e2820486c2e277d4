package io.openspeak.channel.rights;

import io.openspeak.channel.domain.Act;
import io.openspeak.channel.domain.Claim;
import io.openspeak.channel.domain.Decision;
import io.openspeak.channel.domain.LeaveReason;
import io.openspeak.channel.domain.Permissions;
import io.openspeak.channel.domain.Person;
import io.openspeak.channel.domain.Place;
import io.openspeak.channel.domain.Right;
import io.openspeak.channel.domain.RightsChain;
import io.openspeak.channel.domain.Seat;
import io.openspeak.channel.domain.UserSeats;
import io.openspeak.channel.seats.SeatClaims;
import io.openspeak.channel.seats.SeatStore;
import io.openspeak.channel.seats.Seats;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.Role;
import io.openspeak.platform.identity.UserId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Looks again at what people inside may do, after something that decides about it changed: doing it twice does no harm. */
@ApplicationScoped
public class RightsReview {

    private static final int AT_A_TIME = 16;

    private final RightsStore rights;
    private final SeatStore store;
    private final Seats seats;
    private final SeatClaims claims;
    private final Clock clock;

    public RightsReview(RightsStore rights, SeatStore store, Seats seats, SeatClaims claims, Clock clock) {
        this.rights = rights;
        this.store = store;
        this.seats = seats;
        this.claims = claims;
        this.clock = clock;
    }

    /** Everybody in a channel and in those below it. */
    public Uni<Void> branch(ChannelId channel) {
        return branch(channel, ConcurrentHashMap.newKeySet());
    }

    /** @param seen channels that were looked at: a link that a dead pod left may lead back to one */
    private Uni<Void> branch(ChannelId channel, Set<ChannelId> seen) {
        if (!seen.add(channel)) {
            return Uni.createFrom().voidItem();
        }
        return store.seats(channel)
                .chain(all -> each(all, seat -> member(channel, seat)))
                .chain(() -> rights.children(channel))
                .chain(children -> each(children, child -> branch(child, seen)));
    }

    /** Somebody in all channels that it sits in, its account having those roles now; empty: those that it had. */
    public Uni<Void> user(UserId user, Optional<Set<Role>> roles) {
        return claims.of(user)
                .chain(known -> each(
                        known.claims(),
                        claim -> store.find(claim.channel(), user).chain(place -> seat(claim, place, known, roles))));
    }

    /** Somebody in a channel. */
    public Uni<Void> member(ChannelId channel, Seat seat) {
        return claims.of(seat.member().user())
                .chain(known -> review(channel, seat, known, seat.member().roles()));
    }

    private Uni<Void> seat(Claim claim, Place place, UserSeats known, Optional<Set<Role>> roles) {
        return place.seat()
                .map(seat -> review(
                        claim.channel(), seat, known, roles.orElse(seat.member().roles())))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> review(ChannelId channel, Seat seat, UserSeats known, Set<Role> roles) {
        if (known.isCutOff(seat.member().order())) {
            return remove(channel, seat, LeaveReason.REVOKED);
        }
        Person person = new Person(seat.member().user(), roles, seat.address());
        return rights.chain(channel, person)
                .chain(found -> found.map(chain -> decide(channel, seat, person, chain))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> decide(ChannelId channel, Seat seat, Person person, RightsChain chain) {
        Decision join = Permissions.decide(person, Right.JOIN, chain, clock.instant());
        if (!join.allowed()) {
            return remove(
                    channel,
                    seat,
                    join.decidedBy() == Decision.Decider.BAN ? LeaveReason.BANNED : LeaveReason.RIGHTS_CHANGED);
        }
        Set<Right> now = Permissions.of(person, chain, clock.instant());
        return seats.change(person.user(), channel, place -> changed(place, seat, now, person.roles()))
                .replaceWithVoid();
    }

    /** Only the seat that was looked at: another one was taken by rights of its own. */
    private Optional<Seats.Change> changed(Place place, Seat reviewed, Set<Right> now, Set<Role> roles) {
        return place.seat()
                .filter(seat -> seat.member().order() == reviewed.member().order())
                .map(seat -> new Seat(seat.member().with(now, roles), seat.version(), seat.address()))
                .filter(seat -> !place.seat().equals(Optional.of(seat)))
                .map(seat -> new Seats.Change(
                        new Place(Optional.of(seat), place.sanctions()), Act.ofSystem(clock.instant())));
    }

    private Uni<Void> remove(ChannelId channel, Seat reviewed, LeaveReason reason) {
        return seats.free(
                        reviewed.member().user(),
                        channel,
                        seat -> seat.member().order() == reviewed.member().order(),
                        seat -> new Seats.Leaving(reason, Optional.empty(), Act.ofSystem(clock.instant())))
                .replaceWithVoid();
    }

    private static <T> Uni<Void> each(Iterable<T> all, Function<T, Uni<Void>> work) {
        return Multi.createFrom()
                .iterable(all)
                .onItem()
                .transformToUni(work::apply)
                .merge(AT_A_TIME)
                .onItem()
                .ignoreAsUni();
    }
}
