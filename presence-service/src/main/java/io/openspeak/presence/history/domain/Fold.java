package io.openspeak.presence.history.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Entries of a user, oldest first, as the presence that they led to. */
public final class Fold {

    private Fold() {}

    /** The presence at an instant; empty before the first complete entry. */
    public static Optional<Portrait> at(List<Entry> log, Instant instant) {
        Optional<Portrait> portrait = Optional.empty();
        for (Entry entry : log) {
            if (entry.at().isAfter(instant)) {
                break;
            }
            portrait = after(portrait, entry);
        }
        return portrait;
    }

    /** The presence after an entry, from that before it. */
    public static Optional<Portrait> after(Optional<Portrait> before, Entry entry) {
        return entry.complete()
                ? Optional.of(with(Portrait.NOBODY, entry.parts()))
                : before.map(portrait -> with(portrait, entry.parts()));
    }

    private static Portrait with(Portrait portrait, List<Part> parts) {
        Portrait changed = portrait;
        for (Part part : parts) {
            changed = changed.with(part);
        }
        return changed;
    }
}
