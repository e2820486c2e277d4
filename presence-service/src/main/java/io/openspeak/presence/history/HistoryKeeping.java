package io.openspeak.presence.history;

import io.openspeak.platform.redis.log.LogPosition.Offset;
import io.openspeak.presence.history.HistoryStore.Known;
import io.openspeak.presence.history.domain.Recording;
import io.openspeak.presence.history.domain.Sighting;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;

/**
 * Takes facts of presence into history. A channel may lie in another partition than its visitor: visits are written first, and the
 * user's entries, which tell that the fact was handled, last. Whoever dies in between has the fact handled again, to the same effect.
 */
@ApplicationScoped
public class HistoryKeeping {

    private final HistoryStore entries;
    private final VisitStore visits;
    private final HistorySettings settings;
    private final Clock clock;

    public HistoryKeeping(HistoryStore entries, VisitStore visits, HistorySettings settings, Clock clock) {
        this.entries = entries;
        this.visits = visits;
        this.settings = settings;
        this.clock = clock;
    }

    /** Takes a fact in, once, however often it is handed over; fails if another pod did meanwhile: then it is to be tried again. */
    public Uni<Void> take(Sighting sighting, Offset fact) {
        return entries.find(sighting.user())
                .chain(known -> known.covers(fact) ? Uni.createFrom().voidItem() : take(sighting, fact, known));
    }

    private Uni<Void> take(Sighting sighting, Offset fact, Known known) {
        Recording recording = Recording.of(known.latest(), sighting, settings.activityGrain());
        if (recording.entries().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Instant now = clock.instant();
        return writeVisits(sighting, fact, known, recording, now)
                .chain(() -> entries.record(sighting.user(), known, fact, recording, now))
                .invoke(HistoryKeeping::requireFirst)
                .replaceWithVoid();
    }

    private Uni<Void> writeVisits(Sighting sighting, Offset fact, Known known, Recording recording, Instant now) {
        if (recording.began().isEmpty() && recording.ended().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return entries.expectVisits(sighting.user(), known, recording, now)
                .invoke(HistoryKeeping::requireFirst)
                .chain(() -> recording
                        .ended()
                        .map(visit -> visits.end(visit, fact, now))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .chain(() -> recording
                        .began()
                        .map(visit -> visits.begin(visit, fact))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private static void requireFirst(boolean written) {
        if (!written) {
            throw new WrittenMeanwhile();
        }
    }

    private static final class WrittenMeanwhile extends RuntimeException {
        WrittenMeanwhile() {
            super("the history was changed or erased meanwhile", null, false, false);
        }
    }
}
