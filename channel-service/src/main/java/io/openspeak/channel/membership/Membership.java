package io.openspeak.channel.membership;

import io.micrometer.core.instrument.MeterRegistry;
import io.openspeak.channel.NotThere;
import io.openspeak.channel.Outcome;
import io.openspeak.channel.Tries;
import io.openspeak.channel.directory.ChannelStore;
import io.openspeak.channel.domain.Act;
import io.openspeak.channel.domain.Channel;
import io.openspeak.channel.domain.ChannelState;
import io.openspeak.channel.domain.LeaveReason;
import io.openspeak.channel.domain.Member;
import io.openspeak.channel.domain.Newcomer;
import io.openspeak.channel.domain.Permissions;
import io.openspeak.channel.domain.Person;
import io.openspeak.channel.domain.Place;
import io.openspeak.channel.domain.Right;
import io.openspeak.channel.domain.RightsChain;
import io.openspeak.channel.domain.Seat;
import io.openspeak.channel.domain.Seating;
import io.openspeak.channel.domain.UserSeats;
import io.openspeak.channel.rights.ChannelRights;
import io.openspeak.channel.seats.SeatClaims;
import io.openspeak.channel.seats.SeatStore;
import io.openspeak.channel.seats.Seats;
import io.openspeak.platform.failures.Failure;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.IpAddress;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.log.LogPosition;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.Predicate;

/** Joins and leaves channels. */
@ApplicationScoped
public class Membership {

    private static final System.Logger LOG = System.getLogger(Membership.class.getName());

    private final ChannelStore channels;
    private final ChannelRights rights;
    private final SeatStore store;
    private final Seats seats;
    private final SeatClaims claims;
    private final SeatOrder order;
    private final Clock clock;
    private final MeterRegistry metrics;

    public Membership(
            ChannelStore channels,
            ChannelRights rights,
            SeatStore store,
            Seats seats,
            SeatClaims claims,
            SeatOrder order,
            Clock clock,
            MeterRegistry metrics) {
        this.channels = channels;
        this.rights = rights;
        this.store = store;
        this.seats = seats;
        this.claims = claims;
        this.order = order;
        this.clock = clock;
        this.metrics = metrics;
    }

    /**
     * A seat that somebody now holds.
     *
     * @param channel the channel after it
     * @param member the one who holds it
     * @param position of the fact, or of the log's end if nothing changed
     */
    public record Joined(ChannelState channel, Member member, LogPosition position) {}

    /**
     * Why somebody leaves.
     *
     * @param reason for everybody
     * @param actor who does it; empty: the system
     */
    public record Departure(LeaveReason reason, Optional<UserId> actor) {}

    /** Joins, or moves the newcomer's seat to that session. */
    public Uni<Joined> join(Newcomer newcomer, ChannelId id) {
        UserId user = newcomer.person().user();
        return rights.require(newcomer.person(), id, Right.JOIN)
                .chain(chain -> join(newcomer, chain))
                .invoke(seat -> {
                    countJoin("ok");
                    LOG.log(Level.INFO, "member_joined user_id={0} channel_id={1}", user, id);
                })
                .onFailure()
                .invoke(failure -> countJoin(Failure.of(failure).reason().wireName()));
    }

    /** Joins the channel that the newcomer was in last. */
    public Uni<Joined> rejoin(Newcomer newcomer) {
        return claims.of(newcomer.person().user())
                .map(known -> known.last()
                        .orElseThrow(() -> new Refusal(
                                Reason.NO_LAST_CHANNEL, "You were in no channel, or too long ago to be remembered.")))
                .chain(last -> join(newcomer, last));
    }

    /**
     * Puts somebody who may join into a channel, whatever else it sits in.
     *
     * @param member made from the order that the seat gets
     */
    Uni<Joined> seat(Channel channel, UserId user, LongFunction<Member> member, Optional<IpAddress> address, Act act) {
        return claims.claim(user, channel.id(), act.at())
                .chain(number -> sit(channel, member.apply(number), address, act, Tries.MOST)
                        // After any other failure the seat may have been taken: the claim stays until that is known.
                        .onFailure(Refusal.class)
                        .call(() -> claims.release(user, channel.id(), number)))
                .call(joined -> order.settle(channel, joined.member(), act.actor()));
    }

    /** Leaves, if the seat is one of those; empty: it is not, or there is none. */
    public Uni<Optional<LogPosition>> leave(UserId user, ChannelId id, Departure departure, Predicate<Seat> which) {
        return seats.free(
                user,
                id,
                which,
                seat -> new Seats.Leaving(
                        departure.reason(), Optional.empty(), new Act(departure.actor(), clock.instant(), List.of())));
    }

    private Uni<Joined> join(Newcomer newcomer, RightsChain chain) {
        Channel channel = chain.leaf().channel();
        Person person = newcomer.person();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        LongFunction<Member> member = number -> Member.joining(
                person, newcomer.name(), newcomer.session(), now, Permissions.of(person, chain, now), number);
        return Uni.combine()
                .all()
                .unis(claims.of(person.user()), store.find(channel.id(), person.user()))
                .withUni((known, place) -> holds(place, member.apply(0), person.address(), known)
                        ? unchanged(channel, place.seat().orElseThrow())
                        : seat(channel, person.user(), member, person.address(), Act.of(person.user(), now)));
    }

    private static boolean holds(Place place, Member newcomer, Optional<IpAddress> address, UserSeats known) {
        return place.seat()
                .filter(seat -> Seating.holds(seat, newcomer, address, known))
                .isPresent();
    }

    private Uni<Joined> sit(Channel channel, Member newcomer, Optional<IpAddress> address, Act act, int tries) {
        return store.find(channel.id(), newcomer.user())
                .chain(place -> Seating.join(place, newcomer)
                        .map(member -> store.take(channel.id(), place, member, address, act)
                                .chain(outcome -> outcome instanceof Outcome.Changed
                                        ? sit(channel, newcomer, address, act, Tries.oneLess(tries))
                                        : Uni.createFrom().item(seated(outcome, channel, member))))
                        .orElseGet(() -> unchanged(channel, place.seat().orElseThrow())));
    }

    private static Joined seated(Outcome outcome, Channel channel, Member member) {
        return switch (outcome) {
            case Outcome.Made made ->
                new Joined(new ChannelState(channel, made.memberCount(), made.version()), member, made.position());
            case Outcome.Full full ->
                throw new Refusal(
                        Reason.CHANNEL_FULL,
                        "Channel '" + channel.id() + "' is full: it has " + channel.capacity() + " seats.");
            case Outcome.NoChannel none -> throw NotThere.channel(channel.id());
            default -> throw outcome.unexpected();
        };
    }

    private Uni<Joined> unchanged(Channel channel, Seat seat) {
        return store.end(channel.id())
                .chain(end -> channels.find(channel.id())
                        .map(found -> new Joined(
                                found.orElseThrow(() -> NotThere.channel(channel.id())), seat.member(), end)));
    }

    private void countJoin(String outcome) {
        metrics.counter("openspeak.channel.joins", "outcome", outcome).increment();
    }
}
