package io.openspeak.channel.moderation;

import io.openspeak.channel.NotThere;
import io.openspeak.channel.domain.Act;
import io.openspeak.channel.domain.LeaveReason;
import io.openspeak.channel.domain.Person;
import io.openspeak.channel.domain.Place;
import io.openspeak.channel.domain.Right;
import io.openspeak.channel.domain.Sanctions;
import io.openspeak.channel.rights.ChannelRights;
import io.openspeak.channel.seats.Seats;
import io.openspeak.channel.seats.Targets;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.Role;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.log.LogPosition;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What moderators do to members: mute, deafen, give priority, kick. */
@ApplicationScoped
public class Moderation {

    private final ChannelRights rights;
    private final Seats seats;
    private final Targets targets;
    private final ModerationLog log;
    private final Clock clock;

    public Moderation(ChannelRights rights, Seats seats, Targets targets, ModerationLog log, Clock clock) {
        this.rights = rights;
        this.seats = seats;
        this.targets = targets;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Server mute and deafen; what is not named stays.
     *
     * @param muted may not be heard
     * @param deafened may not hear
     */
    public Uni<LogPosition> mute(
            Person actor,
            ChannelId channel,
            UserId user,
            Optional<Boolean> muted,
            Optional<Boolean> deafened,
            String reason) {
        return rights.require(actor, channel, Right.MUTE_MEMBERS)
                .chain(() -> set(
                        actor,
                        channel,
                        user,
                        before -> before.withMuted(muted.orElse(before.muted()))
                                .withDeafened(deafened.orElse(before.deafened())),
                        reason));
    }

    /** Gives or takes priority of speech. */
    public Uni<LogPosition> setPriority(Person actor, ChannelId channel, UserId user, boolean priority) {
        return rights.require(actor, channel, Right.MANAGE)
                .chain(() -> set(actor, channel, user, before -> before.withPriority(priority), ""));
    }

    /** Removes a member; it may come back. */
    public Uni<LogPosition> kick(Person actor, ChannelId channel, UserId user, String reason) {
        Act act = Act.of(actor.user(), clock.instant()).noting("kick", channel, user, reason);
        Seats.Leaving leaving = new Seats.Leaving(LeaveReason.KICKED, Optional.empty(), act);
        return rights.require(actor, channel, Right.KICK)
                .chain(() -> seats.free(user, channel, seat -> true, seat -> {
                    Targets.requireMayModerate(actor, seat.member().roles());
                    return leaving;
                }))
                .map(left -> left.orElseThrow(() -> NotThere.member(user, channel)));
    }

    /** Acts of moderation, newest first: those in a channel for who manages it, all for admins. */
    public Uni<ModerationLog.Page> list(
            Person person, Optional<ChannelId> channel, Optional<UserId> user, Optional<String> after, int count) {
        if (person.roles().contains(Role.ADMIN)) {
            return log.list(channel, user, after, count);
        }
        ChannelId managed = channel.orElseThrow(() -> new Refusal(
                Reason.FORBIDDEN, "Moderation of all channels is for admins; name a channel that you manage."));
        return rights.require(person, managed, Right.MANAGE).chain(() -> log.list(channel, user, after, count));
    }

    private Uni<LogPosition> set(
            Person actor, ChannelId channel, UserId user, UnaryOperator<Sanctions> how, String reason) {
        return targets.person(user, channel)
                .invoke(target -> Targets.requireMayModerate(actor, target.roles()))
                .chain(() -> seats.change(user, channel, place -> changed(actor, channel, user, place, how, reason)));
    }

    private Optional<Seats.Change> changed(
            Person actor, ChannelId channel, UserId user, Place place, UnaryOperator<Sanctions> how, String reason) {
        Set<Role> roles = place.seat().map(seat -> seat.member().roles()).orElse(Set.of());
        Targets.requireMayModerate(actor, roles);
        Sanctions before = place.sanctions();
        Sanctions after = how.apply(before);
        if (place.seat().isEmpty() && before.equals(Sanctions.NONE)) {
            throw NotThere.member(user, channel);
        }
        if (after.equals(before)) {
            return Optional.empty();
        }
        Act act = Act.of(actor.user(), clock.instant());
        if (before.muted() != after.muted()) {
            act = act.noting(after.muted() ? "mute" : "unmute", channel, user, reason);
        }
        if (before.deafened() != after.deafened()) {
            act = act.noting(after.deafened() ? "deafen" : "undeafen", channel, user, reason);
        }
        if (before.priority() != after.priority()) {
            act = act.noting(after.priority() ? "priority_given" : "priority_taken", channel, user, reason);
        }
        return Optional.of(new Seats.Change(new Place(place.seat(), after), act));
    }
}
