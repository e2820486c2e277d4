package io.openspeak.channel.redis;

import io.openspeak.channel.domain.LeaveReason;
import io.openspeak.channel.domain.Newcomer;
import io.openspeak.channel.domain.Person;
import io.openspeak.channel.membership.Membership;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.Role;
import io.openspeak.platform.identity.SessionId;
import io.openspeak.platform.identity.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Random acts by which people come and go. */
final class SeatActs {

    private static final List<Set<Role>> ROLES =
            List.of(Set.of(Role.MEMBER), Set.of(Role.MODERATOR), Set.of(Role.ADMIN), Set.of(Role.DASHBOARD));

    private final Cast cast;

    SeatActs(Cast cast) {
        this.cast = cast;
    }

    RandomAct join() {
        Newcomer who = cast.newcomer();
        ChannelId id = cast.chance(20) ? cast.whereabouts(who.person().user()) : cast.channel();
        cast.wentTo.put(who.person().user(), id);
        return new RandomAct(
                who + " joins " + id, pod -> pod.membership.join(who, id), model -> model.seats.join(who, id));
    }

    RandomAct rejoin() {
        Newcomer who = cast.newcomer();
        return new RandomAct(who + " comes back", pod -> pod.membership.rejoin(who), model -> model.seats.rejoin(who));
    }

    RandomAct leave() {
        UserId user = cast.user();
        ChannelId id = cast.whereabouts(user);
        Membership.Departure departure = new Membership.Departure(LeaveReason.LEFT, Optional.of(user));
        return new RandomAct(
                user + " leaves " + id,
                pod -> pod.membership.leave(user, id, departure, seat -> true),
                model -> model.seats.leave(user, id));
    }

    RandomAct move() {
        Person mover = cast.actor();
        UserId user = cast.user();
        ChannelId from = cast.whereabouts(user);
        ChannelId to = cast.channel();
        cast.wentTo.put(user, to);
        return new RandomAct(
                mover + " moves " + user + " from " + from + " to " + to,
                pod -> pod.moves.move(mover, user, from, to, "Over there"),
                model -> model.seats.move(mover, user, from, to));
    }

    RandomAct sessionEnded() {
        UserId user = cast.user();
        SessionId session = cast.session().orElse(new SessionId("session1"));
        return new RandomAct(
                session + " of " + user + " ends",
                true,
                pod -> pod.departures.sessionEnded(user, session, LeaveReason.SESSION_LOST),
                model -> model.seats.sessionEnded(user, session));
    }

    RandomAct offline() {
        UserId user = cast.user();
        return new RandomAct(
                user + " goes offline",
                true,
                pod -> pod.departures.userOffline(user),
                model -> model.seats.offline(user));
    }

    /** The first of the cast stay as they are, so that there is always somebody who may do something. */
    RandomAct accountChanged() {
        UserId user = cast.users.get(5 + cast.random.nextInt(cast.users.size() - 5));
        boolean disabled = cast.chance(25);
        Set<Role> roles = cast.chance(60) ? cast.oneOf(ROLES.subList(0, 1)) : cast.oneOf(ROLES);
        cast.roles.put(user, roles);
        return new RandomAct(
                user + " gets " + roles + (disabled ? " and is disabled" : ""),
                true,
                pod -> pod.accounts.changed(user, roles, disabled),
                model -> model.seats.accountChanged(user, roles, disabled));
    }

    RandomAct accountDeleted() {
        UserId user = cast.users.get(5 + cast.random.nextInt(cast.users.size() - 5));
        return new RandomAct(
                user + " is deleted",
                true,
                pod -> pod.accounts.deleted(user),
                model -> model.seats.accountChanged(user, Set.of(), true));
    }

    RandomAct signedOut() {
        UserId user = cast.user();
        Instant now = cast.clock.instant();
        return new RandomAct(
                user + " is signed out",
                true,
                pod -> pod.accounts.signedOut(user, now),
                model -> model.seats.signedOut(user));
    }
}
