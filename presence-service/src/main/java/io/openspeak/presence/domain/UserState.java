package io.openspeak.presence.domain;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.SessionId;
import io.openspeak.platform.identity.UserId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that presence knows of a user; the unit of change, compared by version when it is written.
 *
 * @param version grows by one with every change; 0: never written
 * @param sessions by start
 * @param claims oldest first; the newest that has not ended decides
 * @param shown how the user was seen when this was written
 * @param lastSeen end of the last session; null: none has ended
 */
public record UserState(
        UserId user,
        String name,
        long version,
        List<Session> sessions,
        List<Claim> claims,
        Seat seat,
        Shown shown,
        @Nullable Instant lastSeen) {

    public UserState {
        sessions = List.copyOf(sessions);
        claims = List.copyOf(claims);
    }

    /** Of somebody never seen. */
    public static UserState unknown(UserId user) {
        return new UserState(user, user.value(), 0, List.of(), List.of(), Seat.NONE, Shown.OFFLINE, null);
    }

    /** The session of that id. */
    public Optional<Session> session(SessionId id) {
        return sessions.stream().filter(session -> session.id().equals(id)).findFirst();
    }

    /** The session that stands for the user: the one that holds its seat, else the one that was active last. */
    public Optional<Session> shownSession() {
        return seatSession().or(() -> counting().max(Comparator.comparing(Session::lastActivity)));
    }

    private Optional<Session> seatSession() {
        SessionId holder = seat.session();
        return holder == null ? Optional.empty() : session(holder).filter(Session::counts);
    }

    /** Sessions that count for how others see the user. */
    Stream<Session> counting() {
        return sessions.stream().filter(Session::counts);
    }

    /** The channel that it sits in as long as it has a session; null: none. */
    public @Nullable ChannelId seatedIn() {
        return sessions.isEmpty() ? null : seat.channel();
    }

    /** Where others meet the user: the channel that it sits in, and the rooms of its sessions that count. */
    public Set<ChannelId> places() {
        ChannelId channel = seatedIn();
        if (channel == null
                && sessions.stream().allMatch(session -> session.rooms().isEmpty())) {
            return Set.of();
        }
        Set<ChannelId> places = new HashSet<>();
        counting().forEach(session -> places.addAll(session.rooms()));
        if (channel != null) {
            places.add(channel);
        }
        return places;
    }

    UserState with(List<Session> changed) {
        return new UserState(user, name, version, changed, claims, seat, shown, lastSeen);
    }

    UserState withClaims(List<Claim> changed) {
        return new UserState(user, name, version, sessions, changed, seat, shown, lastSeen);
    }

    UserState with(Seat changed) {
        return new UserState(user, name, version, sessions, claims, changed, shown, lastSeen);
    }

    UserState with(Shown changed) {
        return new UserState(user, name, version, sessions, claims, seat, changed, lastSeen);
    }

    UserState named(String changed) {
        return new UserState(user, changed, version, sessions, claims, seat, shown, lastSeen);
    }

    UserState lastSeenAt(Instant when) {
        return new UserState(user, name, version, sessions, claims, seat, shown, when);
    }

    /** This state as the next version of itself. */
    public UserState next() {
        return new UserState(user, name, version + 1, sessions, claims, seat, shown, lastSeen);
    }

    /**
     * This state, with the objects of an earlier one where they are equal: of thousands of states that are kept, most differ from the
     * one before in a session.
     */
    public UserState sharing(UserState earlier) {
        return new UserState(
                user.equals(earlier.user) ? earlier.user : user,
                name.equals(earlier.name) ? earlier.name : name,
                version,
                sessions.stream()
                        .map(session -> earlier.session(session.id())
                                .map(session::sharing)
                                .orElse(session))
                        .toList(),
                claims.equals(earlier.claims) ? earlier.claims : claims,
                seat.equals(earlier.seat) ? earlier.seat : seat,
                shown.equals(earlier.shown) ? earlier.shown : shown,
                lastSeen);
    }
}
