package io.openspeak.channel;

import io.micrometer.core.instrument.MeterRegistry;
import io.openspeak.channel.domain.ChannelState;
import io.openspeak.channel.domain.LeaveReason;
import io.openspeak.channel.domain.Member;
import io.openspeak.channel.domain.Right;
import io.openspeak.channel.domain.Seat;
import io.openspeak.channel.domain.Seating;
import io.openspeak.platform.failures.Failure;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.SessionId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.log.LogPosition;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Joins and leaves channels. */
@ApplicationScoped
public class Membership {

    private static final System.Logger LOG = System.getLogger(Membership.class.getName());

    /** A seat changes under our hands only by the same user's other joins and leaves: that many of them at a time are too many. */
    private static final int TRIES = 20;

    private final ChannelStore channels;
    private final SeatStore seats;
    private final SeatHints hints;
    private final Clock clock;
    private final MeterRegistry metrics;

    public Membership(ChannelStore channels, SeatStore seats, SeatHints hints, Clock clock, MeterRegistry metrics) {
        this.channels = channels;
        this.seats = seats;
        this.hints = hints;
        this.clock = clock;
        this.metrics = metrics;
    }

    /**
     * A seat that the caller now holds.
     *
     * @param channel the channel after it
     * @param member the caller there
     * @param position of the fact, or of the log's end if nothing changed
     */
    public record Joined(ChannelState channel, Member member, LogPosition position) {}

    /** Joins, or moves the caller's seat to that session. */
    public Uni<Joined> join(Caller caller, ChannelId id, Optional<SessionId> session) {
        Set<Right> rights = Right.of(caller.roles());
        Member newcomer = Member.joining(
                caller.user(), caller.name(), session, clock.instant().truncatedTo(ChronoUnit.MILLIS), rights);
        Uni<Joined> joined = channels.find(id)
                .map(found -> admitting(id, found, newcomer))
                .chain(channel -> hints.add(caller.user(), id)
                        .chain(() -> sit(channel, newcomer, TRIES))
                        .call(() -> hints.add(caller.user(), id)));
        return joined.invoke(seat -> {
                    countJoin("ok");
                    LOG.log(Level.INFO, "member_joined user_id={0} channel_id={1}", caller.user(), id);
                })
                .onFailure()
                .invoke(failure -> countJoin(Failure.of(failure).reason().wireName()));
    }

    /** Leaves, if the seat is one of those; empty: it is not, or there is none. */
    public Uni<Optional<LogPosition>> leave(UserId user, ChannelId id, Departure departure, Predicate<Seat> which) {
        return standUp(user, id, departure, which, TRIES).call(() -> forget(user, id));
    }

    /**
     * Why somebody leaves.
     *
     * @param reason for everybody
     * @param actor who does it; empty: the system
     */
    public record Departure(LeaveReason reason, Optional<UserId> actor) {}

    private static ChannelState admitting(ChannelId id, Optional<ChannelState> found, Member newcomer) {
        ChannelState channel = found.orElseThrow(() -> Directory.notFound(id));
        if (!channel.channel().admits(newcomer.user())) {
            throw new Refusal(Reason.FORBIDDEN, "Channel '" + id + "' is open to its participants only.");
        }
        return channel;
    }

    private Uni<Joined> sit(ChannelState channel, Member newcomer, int tries) {
        ChannelId id = channel.channel().id();
        return seats.find(id, newcomer.user())
                .chain(seat -> Seating.join(seat, newcomer)
                        .map(member -> seats.take(id, seat, member, clock.instant())
                                .chain(outcome -> outcome instanceof SeatStore.Outcome.Changed
                                        ? sit(channel, newcomer, oneLess(tries))
                                        : Uni.createFrom().item(seated(outcome, channel, member))))
                        .orElseGet(() -> unchanged(channel, seat.orElseThrow())));
    }

    private static Joined seated(SeatStore.Outcome outcome, ChannelState channel, Member member) {
        ChannelId id = channel.channel().id();
        return switch (outcome) {
            case SeatStore.Outcome.Made made ->
                new Joined(
                        new ChannelState(channel.channel(), made.memberCount(), made.version()),
                        member,
                        made.position());
            case SeatStore.Outcome.Full full ->
                throw new Refusal(
                        Reason.CHANNEL_FULL,
                        "Channel '" + id + "' is full: it has "
                                + channel.channel().capacity() + " seats.");
            case SeatStore.Outcome.NoChannel none -> throw Directory.notFound(id);
            case SeatStore.Outcome.Changed changed -> throw new IllegalStateException("to be tried again");
        };
    }

    private Uni<Joined> unchanged(ChannelState channel, Seat seat) {
        return seats.end(channel.channel().id()).map(end -> new Joined(channel, seat.member(), end));
    }

    private Uni<Optional<LogPosition>> standUp(
            UserId user, ChannelId id, Departure departure, Predicate<Seat> which, int tries) {
        return seats.find(id, user)
                .chain(seat -> seat.filter(which)
                        .map(held -> seats.free(id, held, departure.reason(), departure.actor(), clock.instant())
                                .chain(outcome -> outcome instanceof SeatStore.Outcome.Changed
                                        ? standUp(user, id, departure, which, oneLess(tries))
                                        : Uni.createFrom().item(left(outcome, departure.reason()))))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private Optional<LogPosition> left(SeatStore.Outcome outcome, LeaveReason reason) {
        if (outcome instanceof SeatStore.Outcome.Made made) {
            countLeave(reason);
            return Optional.of(made.position());
        }
        return Optional.empty();
    }

    private static int oneLess(int tries) {
        if (tries == 0) {
            throw new Refusal(Reason.RATE_LIMITED, "You join and leave this channel too often at the same time.");
        }
        return tries - 1;
    }

    /** See {@link SeatHints} for the order. */
    private Uni<Void> forget(UserId user, ChannelId id) {
        return hints.remove(user, id)
                .chain(() -> seats.find(id, user))
                .chain(seat -> seat.isPresent()
                        ? hints.add(user, id)
                        : Uni.createFrom().voidItem());
    }

    private void countJoin(String outcome) {
        metrics.counter("openspeak.channel.joins", "outcome", outcome).increment();
    }

    private void countLeave(LeaveReason reason) {
        metrics.counter("openspeak.channel.leaves", "reason", reason.name().toLowerCase(Locale.ROOT))
                .increment();
    }
}
