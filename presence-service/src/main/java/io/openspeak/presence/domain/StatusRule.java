package io.openspeak.presence.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The status of a user with several devices: links, activity and claims are separate inputs, looked at in a fixed order (semantics, section 2). */
public final class StatusRule {

    private StatusRule() {}

    /** How the user is to be seen now. */
    public static Shown shown(UserState state, Instant now, Duration idle) {
        return decide(state, now, idle).shown();
    }

    /** The decision with the rules that were looked at, in order; the last one decided. */
    public static Decision decide(UserState state, Instant now, Duration idle) {
        List<Session> counting = state.counting().toList();
        Optional<Claim> claim = claim(state, now);
        String text = claim.map(Claim::text).orElse("");
        if (counting.isEmpty()) {
            return new Decision(Shown.OFFLINE, List.of("no session is connected or reconnecting: OFFLINE"));
        }
        if (claimed(claim, Status.INVISIBLE)) {
            return new Decision(
                    new Shown(Status.INVISIBLE, null, text),
                    List.of("a session counts", "claim INVISIBLE: OFFLINE to others"));
        }
        if (counting.stream().noneMatch(Session::live)) {
            return new Decision(
                    new Shown(previous(state), lastDeadline(counting), text),
                    List.of("a session counts", "not invisible", "all reconnect: the status before stays"));
        }
        if (claimed(claim, Status.DO_NOT_DISTURB) || claimed(claim, Status.AWAY)) {
            Status status = claim.orElseThrow().status();
            return new Decision(
                    new Shown(status, null, text),
                    List.of("a session counts", "not invisible", "a session is connected", "claim " + status));
        }
        boolean active = lastActivity(state).plus(idle).isAfter(now);
        Status status = active ? Status.ONLINE : Status.IDLE;
        return new Decision(
                new Shown(status, null, text),
                List.of(
                        "a session counts",
                        "not invisible",
                        "a session is connected",
                        "no claim",
                        (active ? "active within " : "not active for ") + idle + ": " + status));
    }

    /**
     * A status and how it came about.
     *
     * @param steps rules that were looked at, in order; the last one decided
     */
    public record Decision(Shown shown, List<String> steps) {}

    /** True if a connected device has been inactive for long enough. */
    static boolean isIdle(Session session, Instant now, Duration idle) {
        return session.live() && !session.lastActivity().plus(idle).isAfter(now);
    }

    /** When the status, a device or a link changes by itself, if nothing else happens first. */
    public static Optional<Instant> nextDeadline(UserState state, Duration idle) {
        Stream<Instant> links = state.sessions().stream().flatMap(StatusRule::linkDeadline);
        Stream<Instant> claimEnds = state.claims().stream().flatMap(claim -> Stream.ofNullable(claim.until()));
        Stream<Instant> idling = state.sessions().stream()
                .filter(session -> session.live() && !session.idle())
                .map(session -> session.lastActivity().plus(idle));
        return Stream.of(links, claimEnds, idling).flatMap(each -> each).min(Comparator.naturalOrder());
    }

    private static Stream<Instant> linkDeadline(Session session) {
        return switch (session.link()) {
            case Link.Live live -> Stream.empty();
            case Link.Reconnecting reconnecting -> Stream.of(reconnecting.until());
            case Link.Lost lost -> Stream.of(lost.resumableUntil());
        };
    }

    private static Optional<Claim> claim(UserState state, Instant now) {
        return state.claims().reversed().stream()
                .filter(claim -> !claim.endedAt(now))
                .findFirst();
    }

    private static boolean claimed(Optional<Claim> claim, Status status) {
        return claim.filter(made -> made.status() == status).isPresent();
    }

    private static Status previous(UserState state) {
        Status before = state.shown().status();
        // Somebody who was invisible, or comes back from a lost log while reconnecting, has no status to keep.
        return before == Status.OFFLINE || before == Status.INVISIBLE ? Status.ONLINE : before;
    }

    private static Instant lastDeadline(List<Session> reconnecting) {
        return reconnecting.stream()
                .flatMap(StatusRule::linkDeadline)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static Instant lastActivity(UserState state) {
        return state.sessions().stream()
                .filter(Session::live)
                .map(Session::lastActivity)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }
}
