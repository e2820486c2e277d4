package io.openspeak.auth.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Attempts that are alike within a minute, as one entry with a count: the first is written at once, the others together when the
 * minute is over. Above a number of different ones of an action at a time, those that are refused become one entry of nobody, so
 * that a flood from everywhere is bounded too, and hides nothing of another action.
 *
 * <p>Not for several threads at once.
 */
public final class AttemptTally {

    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final int mostRefusals;
    private final Map<Alike, Window> windows = new HashMap<>();
    private final Map<AuditAction, Integer> refusals = new EnumMap<>(AuditAction.class);

    public AttemptTally(int mostRefusals) {
        this.mostRefusals = mostRefusals;
    }

    private record Alike(String actor, AuditAction action, String target, String result, String address) {

        static Alike of(AuditEntry entry) {
            return new Alike(
                    entry.actor(),
                    entry.action(),
                    entry.target(),
                    entry.result(),
                    entry.origin().address());
        }
    }

    private static final class Window {

        private final Instant end;
        private AuditEntry last;
        private int unwritten;

        Window(Instant end, AuditEntry first) {
            this.end = end;
            last = first;
        }

        void add(AuditEntry entry) {
            last = entry;
            unwritten++;
        }
    }

    /** Takes an attempt in; what is returned is to be written now. */
    public Optional<AuditEntry> add(AuditEntry attempt, Instant now) {
        boolean refused = !attempt.result().equals(AuditEntry.OK);
        boolean tooMany = refusals.getOrDefault(attempt.action(), 0) >= mostRefusals;
        AuditEntry counted =
                refused && tooMany && !windows.containsKey(Alike.of(attempt)) ? ofAnybody(attempt) : attempt;
        Window window = windows.get(Alike.of(counted));
        if (window != null) {
            window.add(counted);
            return Optional.empty();
        }
        windows.put(Alike.of(counted), new Window(now.plus(WINDOW), counted));
        if (refused) {
            refusals.merge(attempt.action(), 1, Integer::sum);
        }
        return Optional.of(counted);
    }

    /** Takes out what was counted in minutes that are over by now; it is to be written. */
    public List<AuditEntry> due(Instant now) {
        List<AuditEntry> due = new ArrayList<>();
        for (Iterator<Window> all = windows.values().iterator(); all.hasNext(); ) {
            Window window = all.next();
            if (!window.end.isAfter(now)) {
                all.remove();
                if (!window.last.result().equals(AuditEntry.OK)) {
                    refusals.merge(window.last.action(), -1, Integer::sum);
                }
                if (window.unwritten > 0) {
                    due.add(window.last.times(window.unwritten));
                }
            }
        }
        return due;
    }

    private static AuditEntry ofAnybody(AuditEntry attempt) {
        return AuditEntry.refused(
                attempt.at(), "", attempt.action(), AuditEntry.UNKNOWN, attempt.result(), Origin.OURSELVES);
    }
}
