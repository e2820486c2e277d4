package io.openspeak.channel.moderation;

import io.openspeak.channel.NotThere;
import io.openspeak.channel.Outcome;
import io.openspeak.channel.Tries;
import io.openspeak.channel.domain.Act;
import io.openspeak.channel.domain.Ban;
import io.openspeak.channel.domain.Person;
import io.openspeak.channel.domain.Right;
import io.openspeak.channel.domain.Seat;
import io.openspeak.channel.rights.ChannelRights;
import io.openspeak.channel.seats.SeatClaims;
import io.openspeak.channel.seats.SeatStore;
import io.openspeak.channel.seats.Targets;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.IpAddress;
import io.openspeak.platform.identity.Role;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.log.LogPosition;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps people out of channels, by name or by address, and lets them in again. */
@ApplicationScoped
public class Bans {

    private final ChannelRights rights;
    private final BanStore store;
    private final SeatStore seats;
    private final SeatClaims claims;
    private final Targets targets;
    private final Clock clock;

    public Bans(
            ChannelRights rights, BanStore store, SeatStore seats, SeatClaims claims, Targets targets, Clock clock) {
        this.rights = rights;
        this.store = store;
        this.seats = seats;
        this.claims = claims;
        this.targets = targets;
        this.clock = clock;
    }

    /**
     * Whom to keep out.
     *
     * @param user by name; empty: nobody
     * @param address by where they come from; empty: nobody
     * @param until the end; empty: for good
     * @param reason for people; may be empty
     */
    public record Wanted(Optional<UserId> user, Optional<IpAddress> address, Optional<Instant> until, String reason) {}

    /**
     * A ban that was set.
     *
     * @param ban the ban
     * @param position of the last fact that tells of it
     */
    public record Banned(Ban ban, LogPosition position) {}

    /** Keeps somebody out; who is inside leaves in the same act. */
    public Uni<Banned> ban(Person actor, ChannelId channel, Wanted wanted) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        requireSense(actor, wanted, now);
        Ban ban = new Ban(
                UUID.randomUUID().toString(),
                channel,
                wanted.user(),
                wanted.address(),
                wanted.until(),
                wanted.reason(),
                actor.user(),
                now);
        return rights.require(actor, channel, Right.BAN)
                .chain(() -> requireMayBan(actor, channel, wanted.user()))
                .chain(() -> set(actor, ban, Tries.MOST));
    }

    /** Lets them in again. */
    public Uni<LogPosition> unban(Person actor, ChannelId channel, String id) {
        return rights.require(actor, channel, Right.BAN)
                .chain(() -> store.find(channel, id))
                .map(found -> found.orElseThrow(() -> notFound(channel, id)))
                .chain(ban -> store.unban(channel, id, noting(Act.of(actor.user(), clock.instant()), "unban", ban, "")))
                .map(position -> position.orElseThrow(() -> notFound(channel, id)));
    }

    /** Bans that have not ended, newest first. */
    public Uni<List<Ban>> list(Person actor, ChannelId channel) {
        return rights.require(actor, channel, Right.BAN).chain(() -> store.bans(channel, clock.instant()));
    }

    private static void requireSense(Person actor, Wanted wanted, Instant now) {
        if (wanted.user().isEmpty() && wanted.address().isEmpty()) {
            throw Refusal.invalid("Neither 'user_id' nor 'address' is set; expected one of them or both.");
        }
        if (wanted.user().equals(Optional.of(actor.user()))) {
            throw Refusal.invalid("'user_id' is '" + actor.user() + "', which is yourself.");
        }
        wanted.until().filter(end -> !end.isAfter(now)).ifPresent(past -> {
            throw Refusal.invalid("'until' is " + past.toEpochMilli()
                    + ", which is past; expected 0 (for good) or more than " + now.toEpochMilli() + ".");
        });
    }

    private Uni<Void> requireMayBan(Person actor, ChannelId channel, Optional<UserId> user) {
        return user.map(id -> targets.person(id, channel)
                        .invoke(target -> {
                            Targets.requireMayModerate(actor, target.roles());
                            if (target.roles().contains(Role.ADMIN)) {
                                throw new Refusal(Reason.FORBIDDEN, "No ban binds an admin.");
                            }
                        })
                        .replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Banned> set(Person actor, Ban ban, int tries) {
        return seats.seats(ban.channel())
                .map(all -> hit(actor, ban, all))
                .chain(hit -> store.ban(ban, hit, noting(Act.of(actor.user(), ban.at()), "ban", ban, ban.reason()))
                        .chain(outcome -> outcome instanceof Outcome.Changed
                                ? set(actor, ban, Tries.oneLess(tries))
                                : Uni.createFrom().item(banned(ban, outcome)).call(() -> freed(ban.channel(), hit))));
    }

    /** Seats of those whom the ban binds; who comes from the address and is above the actor can't be hit by it. */
    private static List<Seat> hit(Person actor, Ban ban, List<Seat> all) {
        List<Seat> hit = all.stream()
                .filter(seat -> ban.hits(seat.person(), ban.at())
                        && !seat.member().roles().contains(Role.ADMIN))
                .toList();
        hit.forEach(seat -> Targets.requireMayModerate(actor, seat.member().roles()));
        return hit;
    }

    private static Banned banned(Ban ban, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Made made -> new Banned(ban, made.position());
            case Outcome.Full full ->
                throw new Refusal(
                        Reason.TOO_MANY_BANS, "Channel '" + ban.channel() + "' has too many bans; end some of them.");
            case Outcome.NoChannel none -> throw NotThere.channel(ban.channel());
            default -> throw outcome.unexpected();
        };
    }

    private Uni<Void> freed(ChannelId channel, List<Seat> freed) {
        return Multi.createFrom()
                .iterable(freed)
                .onItem()
                .transformToUniAndConcatenate(seat -> claims.freed(
                        seat.member().user(), channel, seat.member().order()))
                .onItem()
                .ignoreAsUni();
    }

    private static Act noting(Act act, String action, Ban ban, String reason) {
        return ban.user()
                .map(user -> act.noting(action, ban.channel(), user, reason))
                .orElseGet(() -> act.noting(action, ban.channel(), reason));
    }

    private static Refusal notFound(ChannelId channel, String id) {
        return new Refusal(Reason.BAN_NOT_FOUND, "There is no ban '" + id + "' in channel '" + channel + "'.");
    }
}
