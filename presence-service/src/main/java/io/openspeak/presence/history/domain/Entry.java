package io.openspeak.presence.history.domain;

import java.time.Instant;
import java.util.List;

/**
 * One thing that was.
 *
 * @param at when; entries of a user never go back in time
 * @param kind what
 * @param parts of the presence after it that it changed, or all; none if an entry of the same fact holds them
 */
public record Entry(Instant at, Kind kind, List<Part> parts) {

    public Entry {
        parts = List.copyOf(parts);
    }

    /** True if it holds every part, so that a fold may begin with it. */
    public boolean complete() {
        return parts.size() == Portrait.PARTS;
    }
}
