package io.openspeak.presence.history.domain;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a sighting adds to the history of its user.
 *
 * @param latest what the history says after it
 * @param entries in order; none: nothing worth keeping
 * @param ended the visit that is over
 * @param began the visit that begins
 */
public record Recording(Latest latest, List<Entry> entries, Optional<Visit> ended, Optional<Visit> began) {

    public Recording {
        entries = List.copyOf(entries);
    }

    /**
     * Compares a sighting with what is known.
     *
     * @param known what the history says; empty: nothing
     * @param grain a new sign of life alone is kept only if it is this far from the one that is known
     */
    public static Recording of(Optional<Latest> known, Sighting sighting, Duration grain) {
        // Clocks of pods differ: a fact must not seem to come before the one that it follows.
        Instant at = known.map(Latest::at)
                .filter(last -> last.isAfter(sighting.at()))
                .orElse(sighting.at());
        Portrait before = known.map(Latest::portrait).orElse(Portrait.NOBODY);
        Portrait after = sighting.portrait().seatedAfter(before, at);
        List<Kind> kinds = kinds(known.isPresent(), before, after, sighting, grain);
        boolean moves = !kinds.isEmpty() && !after.sitsAsIn(before);
        return new Recording(
                new Latest(at, after),
                entries(kinds, before, after, at),
                moves ? visit(sighting.user(), before, at) : Optional.empty(),
                moves ? visit(sighting.user(), after, null) : Optional.empty());
    }

    private static List<Kind> kinds(boolean known, Portrait before, Portrait after, Sighting sighting, Duration grain) {
        List<Kind> kinds = new ArrayList<>();
        boolean wasPresent = before.standing().present();
        boolean isPresent = after.standing().present();
        if (!known && isPresent && !sighting.came()) {
            // It logged in before anything was kept: when is not known.
            return List.of(Kind.SNAPSHOT);
        }
        // The comparison also finds what a fact told that was lost.
        if (sighting.went() || (wasPresent && !isPresent)) {
            kinds.add(Kind.LOGOUT);
        }
        if (sighting.came() || (!wasPresent && isPresent)) {
            kinds.add(Kind.LOGIN);
        }
        if (kinds.isEmpty() && !after.standing().equals(before.standing())) {
            kinds.add(Kind.STATUS);
        }
        if (!after.sitsAsIn(before)) {
            kinds.add(Kind.CHANNEL);
        }
        if (known && kinds.isEmpty() && acts(before, after, grain)) {
            kinds.add(Kind.ACTIVITY);
        }
        return kinds;
    }

    private static boolean acts(Portrait before, Portrait after, Duration grain) {
        Instant seen = after.seen().last();
        Instant seenBefore = before.seen().last();
        return !after.devices().equals(before.devices())
                || (!Objects.equals(seen, seenBefore)
                        && (seen == null
                                || seenBefore == null
                                || Duration.between(seenBefore, seen).abs().compareTo(grain) >= 0));
    }

    private static List<Entry> entries(List<Kind> kinds, Portrait before, Portrait after, Instant at) {
        List<Entry> entries = new ArrayList<>();
        for (Kind kind : kinds) {
            List<Part> parts = kind.whole() ? after.parts() : after.changesSince(before);
            entries.add(new Entry(at, kind, entries.isEmpty() ? parts : List.of()));
        }
        return entries;
    }

    private static Optional<Visit> visit(UserId user, Portrait portrait, @Nullable Instant until) {
        ChannelId channel = portrait.place().channel();
        Instant since = portrait.place().since();
        return channel == null || since == null
                ? Optional.empty()
                : Optional.of(new Visit(user, channel, since, until));
    }
}
