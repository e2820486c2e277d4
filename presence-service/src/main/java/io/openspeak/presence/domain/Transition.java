package io.openspeak.presence.domain;

import io.openspeak.platform.identity.SessionId;
import io.openspeak.presence.domain.Session.Mute;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What an input makes of a user's state; an input that says nothing new gives an equal state. */
public final class Transition {

    private static final int CLAIMS_KEPT = 5;
    private static final int BROKEN_SESSIONS_KEPT = 16;

    private final Times times;

    public Transition(Times times) {
        this.times = times;
    }

    /** The state after the input, with every deadline that is due carried out. */
    public UserState apply(UserState state, Input input, Instant now) {
        UserState changed = seeDevices(passTime(take(passTime(state, now), input, now), now), now);
        Shown shown = StatusRule.shown(changed, now, times.idle());
        return changed.with(shown);
    }

    private UserState take(UserState state, Input input, Instant now) {
        return switch (input) {
            case Input.Connected connected -> connect(state, connected, now);
            case Input.Asserted(Input.Connected connected) ->
                isLive(state, connected.session()) ? state : connect(state, connected, now);
            case Input.Broken broken ->
                breakLink(state, broken.session(), live -> live.connection().equals(broken.connection()), now);
            case Input.PodGone gone -> breakLink(state, gone.session(), live -> live.isHeldBy(gone.pod()), now);
            case Input.LeaseEnded ended -> breakLink(state, ended.session(), live -> true, now);
            case Input.RoomsSet set -> update(state, set.session(), session -> session.in(set.rooms()));
            case Input.Goodbye goodbye -> end(state, goodbye.session(), goodbye.connection(), now);
            case Input.Revoked revoked -> end(state, revoked.session(), revoked.connection(), now);
            case Input.Activity activity -> touch(state, activity.session(), now);
            case Input.MuteSet mute -> mute(state, mute, now);
            case Input.Claimed claimed -> claim(state, claimed.claim());
            case Input.SeatTaken taken -> sit(state, taken, now);
            case Input.SeatLeft left -> stand(state, left);
            case Input.Tick tick -> state;
        };
    }

    private static boolean isLive(UserState state, SessionId id) {
        return state.session(id).filter(Session::live).isPresent();
    }

    private static UserState connect(UserState state, Input.Connected connected, Instant now) {
        Optional<Session> known = state.session(connected.session());
        Session session = known.map(before -> before.with(connected.link()).activeAt(now))
                .orElseGet(() -> new Session(
                        connected.session(),
                        connected.link(),
                        now,
                        now,
                        connected.remembered().mute(),
                        connected.client(),
                        connected.remembered().rooms(),
                        false));
        UserState named = (state.version() == 0
                        ? state.withClaims(connected.remembered().claims())
                        : state)
                .named(connected.name());
        return known.isPresent()
                ? replace(named, session)
                : named.with(plus(withoutOldestBroken(named.sessions()), session));
    }

    /** A client that opens sessions and drops them must not make its user's record grow without end. */
    private static List<Session> withoutOldestBroken(List<Session> sessions) {
        List<Session> broken =
                sessions.stream().filter(session -> !session.live()).toList();
        List<Session> dropped = broken.subList(0, Math.max(0, broken.size() - BROKEN_SESSIONS_KEPT));
        return sessions.stream().filter(session -> !dropped.contains(session)).toList();
    }

    private UserState breakLink(UserState state, SessionId id, Predicate<Link.Live> isMeant, Instant now) {
        return update(
                state,
                id,
                session -> session.link() instanceof Link.Live live && isMeant.test(live)
                        ? session.with(live.broken(now, times))
                        : session);
    }

    private static UserState end(UserState state, SessionId id, String connection, Instant now) {
        boolean goesOn = state.session(id).map(Session::link).orElse(null) instanceof Link.Live live
                && !live.connection().equals(connection);
        return goesOn || state.session(id).isEmpty() ? state : without(state, id, now);
    }

    private UserState touch(UserState state, SessionId id, Instant now) {
        boolean seenActive = state.shown().status() != Status.IDLE;
        return update(
                state,
                id,
                session -> seenActive
                                && session.lastActivity()
                                        .plus(times.activityGrain())
                                        .isAfter(now)
                        ? session
                        : session.activeAt(now));
    }

    private static UserState mute(UserState state, Input.MuteSet mute, Instant now) {
        return update(state, mute.session(), session -> {
            Mute changed = new Mute(
                    or(mute.microphone(), session.mute().microphone()),
                    or(mute.speaker(), session.mute().speaker()));
            return changed.equals(session.mute())
                    ? session
                    : session.with(changed).activeAt(now);
        });
    }

    private static UserState claim(UserState state, Claim claim) {
        if (claim.status() == Status.ONLINE && claim.text().isEmpty()) {
            return state.withClaims(List.of());
        }
        if (claim.status() == Status.INVISIBLE) {
            // To others this looks like a departure, in every detail.
            return keep(seenAt(state, claim.since()), plus(state.claims(), claim));
        }
        List<Claim> claims = claim.status() == Status.ONLINE ? List.of(claim) : plus(state.claims(), claim);
        return keep(state, claims);
    }

    private static UserState keep(UserState state, List<Claim> claims) {
        return state.withClaims(claims.subList(Math.max(0, claims.size() - CLAIMS_KEPT), claims.size()));
    }

    private static UserState sit(UserState state, Input.SeatTaken taken, Instant now) {
        if (!state.seat().mayBecome(taken.order())) {
            return state;
        }
        UserState seated = state.with(new Seat(taken.channel(), taken.order(), taken.session()));
        SessionId holder = taken.session();
        return holder == null ? seated : update(seated, holder, session -> session.activeAt(now));
    }

    private static UserState stand(UserState state, Input.SeatLeft left) {
        return left.order() < state.seat().order() ? state : state.with(new Seat(null, left.order(), null));
    }

    private static UserState passTime(UserState state, Instant now) {
        UserState passed = state;
        for (Session session : state.sessions()) {
            if (session.link() instanceof Link.Reconnecting reconnecting && !now.isBefore(reconnecting.until())) {
                passed = seenAt(replace(passed, session.with(reconnecting.lost())), reconnecting.until());
            }
        }
        for (Session session : passed.sessions()) {
            if (session.link() instanceof Link.Lost lost && !now.isBefore(lost.resumableUntil())) {
                passed = passed.with(passed.sessions().stream()
                        .filter(other -> !other.id().equals(session.id()))
                        .toList());
            }
        }
        return passed.claims().stream().anyMatch(claim -> claim.endedAt(now))
                ? passed.withClaims(passed.claims().stream()
                        .filter(claim -> !claim.endedAt(now))
                        .toList())
                : passed;
    }

    private UserState seeDevices(UserState state, Instant now) {
        return state.with(state.sessions().stream()
                .map(session -> session.seen(StatusRule.isIdle(session, now, times.idle())))
                .toList());
    }

    private static UserState update(UserState state, SessionId id, UnaryOperator<Session> change) {
        return state.session(id)
                .map(session -> replace(state, change.apply(session)))
                .orElse(state);
    }

    private static UserState replace(UserState state, Session changed) {
        return state.with(state.sessions().stream()
                .map(session -> session.id().equals(changed.id()) ? changed : session)
                .toList());
    }

    private static UserState without(UserState state, SessionId id, Instant now) {
        return seenAt(
                state.with(state.sessions().stream()
                        .filter(session -> !session.id().equals(id))
                        .toList()),
                now);
    }

    /** When others saw the user last: while it hides they see nothing of it. */
    private static UserState seenAt(UserState state, Instant when) {
        return state.shown().status() == Status.INVISIBLE ? state : state.lastSeenAt(when);
    }

    private static <T> List<T> plus(List<T> items, T item) {
        List<T> more = new ArrayList<>(items);
        more.add(item);
        return more;
    }

    private static boolean or(@Nullable Boolean set, boolean before) {
        return set == null ? before : set;
    }
}
