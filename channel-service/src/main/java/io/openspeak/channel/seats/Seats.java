package io.openspeak.channel.seats;

import io.micrometer.core.instrument.MeterRegistry;
import io.openspeak.channel.NotThere;
import io.openspeak.channel.Outcome;
import io.openspeak.channel.Tries;
import io.openspeak.channel.domain.Act;
import io.openspeak.channel.domain.LeaveReason;
import io.openspeak.channel.domain.Place;
import io.openspeak.channel.domain.Seat;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.log.LogPosition;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Frees and changes seats; looks again whenever one changed in the meantime. */
@ApplicationScoped
public class Seats {

    private final SeatStore store;
    private final SeatClaims claims;
    private final MeterRegistry metrics;

    public Seats(SeatStore store, SeatClaims claims, MeterRegistry metrics) {
        this.store = store;
        this.claims = claims;
        this.metrics = metrics;
    }

    /**
     * How somebody leaves.
     *
     * @param reason for everybody
     * @param movedTo for MOVED: where to
     * @param act who does it
     */
    public record Leaving(LeaveReason reason, Optional<ChannelId> movedTo, Act act) {}

    /**
     * What is to become of a place.
     *
     * @param after the place
     * @param act who does it
     */
    public record Change(Place after, Act act) {}

    /** What the channel keeps about the user. */
    public Uni<Place> find(ChannelId channel, UserId user) {
        return store.find(channel, user);
    }

    /** Frees the user's seat if it is one of those; gives the position of the fact, or empty if there is none such. */
    public Uni<Optional<LogPosition>> free(
            UserId user, ChannelId channel, Predicate<Seat> which, Function<Seat, Leaving> how) {
        return free(user, channel, which, how, Tries.MOST);
    }

    private Uni<Optional<LogPosition>> free(
            UserId user, ChannelId channel, Predicate<Seat> which, Function<Seat, Leaving> how, int tries) {
        return store.find(channel, user)
                .chain(place -> place.seat()
                        .filter(which)
                        .map(seat -> {
                            Leaving leaving = how.apply(seat);
                            return store.free(channel, seat, leaving.reason(), leaving.movedTo(), leaving.act())
                                    .chain(outcome -> outcome instanceof Outcome.Made made
                                            ? left(user, channel, seat, leaving.reason(), made.position())
                                            : free(user, channel, which, how, Tries.oneLess(tries)));
                        })
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private Uni<Optional<LogPosition>> left(
            UserId user, ChannelId channel, Seat seat, LeaveReason reason, LogPosition position) {
        metrics.counter("openspeak.channel.leaves", "reason", reason.name().toLowerCase(Locale.ROOT))
                .increment();
        return claims.freed(user, channel, seat.member().order()).replaceWith(Optional.of(position));
    }

    /** Changes the user's place, if there is anything to change; gives the position of the fact, or else of the log's end. */
    public Uni<LogPosition> change(UserId user, ChannelId channel, Function<Place, Optional<Change>> how) {
        return change(user, channel, how, Tries.MOST);
    }

    private Uni<LogPosition> change(UserId user, ChannelId channel, Function<Place, Optional<Change>> how, int tries) {
        return store.find(channel, user)
                .chain(place -> how.apply(place)
                        .map(change -> store.change(channel, user, place, change.after(), change.act())
                                .chain(outcome -> outcome instanceof Outcome.Changed
                                        ? change(user, channel, how, Tries.oneLess(tries))
                                        : changed(channel, outcome)))
                        .orElseGet(() -> store.end(channel)));
    }

    private Uni<LogPosition> changed(ChannelId channel, Outcome outcome) {
        if (outcome instanceof Outcome.NoChannel) {
            throw NotThere.channel(channel);
        }
        return outcome instanceof Outcome.Made made && !made.position().equals(LogPosition.NOWHERE)
                ? Uni.createFrom().item(made.position())
                : store.end(channel);
    }
}
