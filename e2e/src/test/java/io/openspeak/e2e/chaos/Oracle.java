package io.openspeak.e2e.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What really happened: who was connected when, who asked to be invisible, which disasters there were, which departures were told. */
final class Oracle {

    /** After this a command that got no answer is carried out or lost. */
    static final Duration DOUBT = Duration.ofSeconds(10);

    private final Map<String, Map<Object, Stay>> stays = new HashMap<>();
    private final Map<String, List<ClaimMade>> claims = new HashMap<>();
    private final List<Trouble> troubles = new ArrayList<>();
    private final Map<String, TreeSet<Long>> offlines = new HashMap<>();

    /** A client asks a pod to let it in; {@code connection} names the attempt from now on. */
    synchronized void asks(String user, String client, int pod, Object connection, Instant now) {
        stays.computeIfAbsent(user, any -> new HashMap<>())
                .put(connection, new Stay(client, pod, now, Instant.MAX, Instant.MAX));
    }

    synchronized void welcomed(String user, Object connection, Instant now) {
        stays.getOrDefault(user, Map.of())
                .computeIfPresent(
                        connection, (key, stay) -> stay.welcomed().equals(Instant.MAX) ? stay.welcomedAt(now) : stay);
    }

    synchronized void ended(String user, Object connection, Instant now) {
        stays.getOrDefault(user, Map.of())
                .computeIfPresent(
                        connection, (key, stay) -> stay.ended().equals(Instant.MAX) ? stay.endedAt(now) : stay);
    }

    /** A client that holds no connection was heard: it counts until then. */
    synchronized void lastsUntil(String user, Object connection, Instant end) {
        stays.getOrDefault(user, Map.of()).computeIfPresent(connection, (key, stay) -> stay.endedAt(end));
    }

    synchronized void claimed(String user, ClaimMade claim) {
        claims.computeIfAbsent(user, any -> new ArrayList<>()).add(claim);
    }

    synchronized List<ClaimMade> claimsOf(String user) {
        return List.copyOf(claims.getOrDefault(user, List.of()));
    }

    synchronized void trouble(Trouble trouble) {
        troubles.add(trouble);
    }

    synchronized void offlineTold(String user, long timestamp) {
        offlines.computeIfAbsent(user, any -> new TreeSet<>()).add(timestamp);
    }

    /** Departures of a user that were told, without doubles. */
    synchronized List<Instant> offlinesOf(String user) {
        return offlines.getOrDefault(user, new TreeSet<>()).stream()
                .map(Instant::ofEpochMilli)
                .toList();
    }

    /** Users who are connected for sure. */
    synchronized Set<String> connected(Instant now) {
        Set<String> users = new HashSet<>();
        stays.forEach((user, connections) -> {
            if (connections.values().stream().anyMatch(stay -> stay.certainAt(now))) {
                users.add(user);
            }
        });
        return users;
    }

    synchronized List<Stay> staysOf(String user) {
        return stays.getOrDefault(user, Map.of()).values().stream()
                .sorted(Comparator.comparing(Stay::asked))
                .toList();
    }

    /** Times in which no pod could count any connection of a user, the last one open-ended if it is away now. */
    List<Span> absencesOf(String user) {
        List<Span> absences = new ArrayList<>();
        Instant end = null;
        for (Stay stay : staysOf(user)) {
            if (end != null && stay.asked().isAfter(end)) {
                absences.add(new Span(end, stay.asked()));
            }
            end = end == null || stay.ended().isAfter(end) ? stay.ended() : end;
        }
        if (end != null && !end.equals(Instant.MAX)) {
            absences.add(new Span(end, Instant.MAX));
        }
        return absences;
    }

    /** True unless it is sure that the user was not invisible at any time of the span. */
    synchronized boolean maybeInvisible(String user, Span span) {
        List<ClaimMade> made = claims.getOrDefault(user, List.of());
        return made.stream()
                .filter(claim -> claim.invisible() && !claim.asked().isAfter(span.to()))
                .anyMatch(claim -> made.stream().noneMatch(later -> takesBack(later, claim, span.from())));
    }

    private static boolean takesBack(ClaimMade later, ClaimMade claim, Instant when) {
        Instant settled = claim.answered().equals(Instant.MAX) ? claim.asked().plus(DOUBT) : claim.answered();
        return !later.invisible()
                && !later.asked().isBefore(settled)
                && !later.answered().isAfter(when);
    }

    /** Troubles, of any pod, within a time. */
    synchronized List<Trouble> troublesIn(Span span) {
        return troubles.stream()
                .filter(trouble -> trouble.span().overlaps(span))
                .toList();
    }

    /** The end of the last trouble within a time. */
    Optional<Instant> lastTroubleIn(Span span) {
        return troublesIn(span).stream().map(trouble -> trouble.span().to()).max(Comparator.naturalOrder());
    }

    synchronized List<Trouble> troubles() {
        return List.copyOf(troubles);
    }

    synchronized Set<String> users() {
        return Set.copyOf(stays.keySet());
    }
}
