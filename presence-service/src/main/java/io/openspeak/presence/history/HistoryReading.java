package io.openspeak.presence.history;

import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.log.EntryId;
import io.openspeak.presence.contract.PresenceMapping.Viewer;
import io.openspeak.presence.history.HistoryStore.Kept;
import io.openspeak.presence.history.VisitStore.Visits;
import io.openspeak.presence.history.domain.Entry;
import io.openspeak.presence.history.domain.Fold;
import io.openspeak.presence.history.domain.Kind;
import io.openspeak.presence.history.domain.Portrait;
import io.openspeak.presence.history.domain.Visit;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers what was: a user's history in pages, and who was in a channel. */
@ApplicationScoped
public class HistoryReading {

    private final HistoryStore entries;
    private final VisitStore visits;
    private final HistorySettings settings;
    private final Clock clock;

    public HistoryReading(HistoryStore entries, VisitStore visits, HistorySettings settings, Clock clock) {
        this.entries = entries;
        this.visits = visits;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Which part of a history.
     *
     * @param from not before
     * @param until not after
     * @param after place of the last entry of the page before; empty: the first page
     * @param size most entries
     */
    public record Range(Instant from, Instant until, Optional<EntryId> after, int size) {}

    /**
     * A part of a history.
     *
     * @param moments oldest first
     * @param next place to go on after; empty: the last page
     */
    public record Page(List<Moment> moments, Optional<EntryId> next) {}

    /** What happened, and the presence after it. */
    public record Moment(Instant at, Kind kind, Portrait portrait) {}

    /** One's own history, or anyone's for those who see all: from the presence at the start of the range on. */
    public Uni<Page> list(Caller caller, UserId user, Range range) {
        if (!Viewer.of(caller).seesAllOf(user)) {
            throw new Refusal(Reason.FORBIDDEN, "Only moderators see another's history.");
        }
        if (range.until().isBefore(range.from())) {
            throw Refusal.invalid("'until' is before 'from'.");
        }
        Instant from = later(range.from(), keptFrom());
        if (range.until().isBefore(from)) {
            return Uni.createFrom().item(new Page(List.of(), Optional.empty()));
        }
        EntryId start = before(from);
        EntryId place =
                range.after().filter(after -> after.compareTo(start) > 0).orElse(start);
        return entries.leadingTo(user, place)
                .map(leading -> Fold.at(leading, Instant.MAX))
                .chain(found -> {
                    Optional<Moment> first = range.after().isEmpty()
                            ? found.map(portrait -> new Moment(from, Kind.SNAPSHOT, portrait))
                            : Optional.empty();
                    int wanted = range.size() - (first.isPresent() ? 1 : 0);
                    return entries.after(user, place, range.until(), wanted + 1)
                            .map(kept -> page(first, found, kept, wanted, place));
                });
    }

    private static Page page(
            Optional<Moment> first, Optional<Portrait> found, List<Kept> kept, int wanted, EntryId place) {
        List<Moment> moments = new ArrayList<>();
        first.ifPresent(moments::add);
        Optional<Portrait> portrait = found;
        EntryId last = place;
        for (Kept each : kept.subList(0, Math.min(wanted, kept.size()))) {
            Entry entry = each.entry();
            portrait = Fold.after(portrait, entry);
            portrait.ifPresent(after -> moments.add(new Moment(entry.at(), entry.kind(), after)));
            last = each.place();
        }
        return new Page(moments, kept.size() > wanted ? Optional.of(last) : Optional.empty());
    }

    /** Who was in a channel at an instant, by id; the invisible too. */
    public Uni<List<UserId>> visitors(ChannelId channel, Instant at) {
        requireKept(at, keptFrom());
        return visits.endingAfter(channel, at).map(found -> visitors(found, at));
    }

    private static List<UserId> visitors(Visits found, Instant at) {
        requireKept(at, found.completeFrom());
        return found.visits().stream()
                .filter(visit -> visit.holdsAt(at))
                .map(Visit::user)
                .distinct()
                .sorted()
                .toList();
    }

    /** Half an answer would look like a whole one. */
    private static void requireKept(Instant at, Instant keptFrom) {
        if (at.isBefore(keptFrom)) {
            throw Refusal.invalid("'at' is " + at + "; visits are kept from " + keptFrom + " on.");
        }
    }

    private Instant keptFrom() {
        return clock.instant().minus(settings.keep());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** A place after every entry from before that time, and before all others: nobody has so many entries in a millisecond. */
    private static EntryId before(Instant instant) {
        return new EntryId(Math.max(0, instant.toEpochMilli() - 1), Integer.MAX_VALUE);
    }
}
