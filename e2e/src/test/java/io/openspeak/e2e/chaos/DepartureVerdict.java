package io.openspeak.e2e.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Compares the departures that were told with those that were: one each, in time, and none of people who were there. */
final class DepartureVerdict {

    /** Between a pod's clock reading and the client's. */
    private static final Duration BLUR = Duration.ofMillis(300);

    private final Oracle oracle;
    private final Chains chains;
    private final Findings findings;
    private Duration oldestGhost = Duration.ZERO;
    private Duration oldestGhostInPeace = Duration.ZERO;
    private int departures;
    private int absences;

    DepartureVerdict(Oracle oracle, Chains chains, Findings findings) {
        this.oracle = oracle;
        this.chains = chains;
        this.findings = findings;
    }

    /** Judges all that happened until now. */
    void judge(Instant now) {
        for (String user : oracle.users()) {
            List<Instant> told = oracle.offlinesOf(user);
            List<Instant> genuine = chains.genuineOfflines(user);
            oracle.absencesOf(user).forEach(absence -> judge(user, absence, told, genuine, now));
            genuine.forEach(offline -> judgeOffline(user, offline));
        }
    }

    /** A departure that a slow reader was told later than others has another time, and counts only if nobody else was told. */
    private void judge(String user, Span absence, List<Instant> told, List<Instant> genuine, Instant now) {
        absences++;
        Span until = new Span(absence.from(), absence.to().isAfter(now) ? now : absence.to());
        List<Instant> twice = genuine.stream().filter(until::contains).toList();
        if (twice.size() > 1 + lateArrivals(user, until)) {
            find(
                    Finding.Kind.DEPARTURE,
                    user,
                    "went at " + absence.from() + " and was told OFFLINE at " + twice + "; troubles "
                            + oracle.troublesIn(beforeAnd(until)));
        }
        Optional<Instant> first = told.stream().filter(until::contains).findFirst();
        first.ifPresentOrElse(
                offline -> {
                    departures++;
                    judgeAge(user, absence.from(), offline);
                },
                () -> judgeSilence(user, until));
    }

    /** Clients of whom a pod had a session, or had it again, only after they had gone: a departure of its own each. */
    private long lateArrivals(String user, Span absence) {
        List<Instant> arrivals =
                chains.genuineOnlines(user).stream().filter(absence::contains).toList();
        return oracle.staysOf(user).stream()
                .filter(this::mayArriveLate)
                .filter(stay -> arrivals.stream()
                        .anyMatch(arrival -> !arrival.isBefore(stay.asked())
                                && arrival.isBefore(stay.ended().plus(Oracle.DOUBT))))
                .count();
    }

    /** It was never let in, or voice-service held its session, which a disaster may have cut from presence-service. */
    private boolean mayArriveLate(Stay stay) {
        return !stay.welcomed().isBefore(stay.ended())
                || (stay.pod() == Stay.ANYWHERE
                        && !oracle.troublesIn(beforeAnd(new Span(stay.ended(), stay.ended())))
                                .isEmpty());
    }

    private void judgeSilence(String user, Span absence) {
        Instant counted = oracle.lastTroubleIn(absence).orElse(absence.from());
        Duration waited = Duration.between(counted, absence.to());
        // After a disaster a snapshot may have told it in place of an event.
        boolean atPeace = oracle.troublesIn(beforeAnd(absence)).isEmpty();
        Span went = new Span(absence.from(), absence.from());
        if (atPeace && waited.compareTo(ChaosTimes.BOUND) > 0 && !oracle.maybeInvisible(user, went)) {
            find(Finding.Kind.DEPARTURE, user, "went at " + absence.from() + " and nobody was told OFFLINE");
        }
    }

    private void judgeAge(String user, Instant went, Instant told) {
        Span between = new Span(went, told);
        Optional<Instant> trouble = oracle.lastTroubleIn(beforeAnd(between));
        Duration age = between.length();
        if (trouble.isEmpty()) {
            oldestGhostInPeace = age.compareTo(oldestGhostInPeace) > 0 ? age : oldestGhostInPeace;
        }
        oldestGhost = age.compareTo(oldestGhost) > 0 ? age : oldestGhost;
        Instant counted = trouble.filter(end -> end.isAfter(went)).orElse(went);
        Duration bound = trouble.isEmpty() ? ChaosTimes.CALM_BOUND : ChaosTimes.BOUND;
        if (Duration.between(counted, told).compareTo(bound) > 0) {
            find(
                    Finding.Kind.GHOST,
                    user,
                    "went at " + went + " and was OFFLINE only " + age.toMillis() + " ms later; troubles "
                            + oracle.troublesIn(beforeAnd(between)));
        }
    }

    private void judgeOffline(String user, Instant offline) {
        Span around = new Span(offline.minus(BLUR), offline.plus(BLUR));
        Span shortlyBefore = beforeAnd(around);
        boolean there = oracle.staysOf(user).stream()
                .filter(stay -> stay.certainAt(offline.minus(BLUR)) && stay.certainAt(offline.plus(BLUR)))
                .anyMatch(
                        stay -> oracle.troublesIn(shortlyBefore).stream().noneMatch(each -> each.touches(stay.pod())));
        if (there && !oracle.maybeInvisible(user, around)) {
            find(
                    Finding.Kind.FALSE_OFFLINE,
                    user,
                    "told OFFLINE at " + offline + ", troubles " + oracle.troublesIn(shortlyBefore) + ", connected: "
                            + oracle.staysOf(user).stream()
                                    .filter(stay -> stay.certainAt(offline))
                                    .toList());
        }
    }

    /** With the time in which a trouble before still has its effect. */
    private static Span beforeAnd(Span span) {
        return new Span(span.from().minus(ChaosTimes.BOUND), span.to());
    }

    private void find(Finding.Kind kind, String user, String what) {
        findings.add(new Finding(kind, "all", user, what));
    }

    String figures() {
        return absences + " absences, " + departures + " departures told; oldest ghost " + oldestGhost.toMillis()
                + " ms, while all was well " + oldestGhostInPeace.toMillis() + " ms";
    }
}
