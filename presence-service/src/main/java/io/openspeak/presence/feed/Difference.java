package io.openspeak.presence.feed;

import io.openspeak.presence.Event;
import io.openspeak.presence.contract.EventMapping;
import io.openspeak.presence.contract.FactMapping;
import io.openspeak.presence.domain.Changes;
import io.openspeak.presence.domain.UserState;
import io.openspeak.presence.v1.UserPresence;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;

/**
 * What changed of a user between what was told last and now, whatever happened in between.
 *
 * @param at when that is
 */
record Difference(UserState told, UserState now, Instant at) {

    List<Event> events(boolean seesAll, BiFunction<UserState, Boolean, UserPresence> presence) {
        var fact = FactMapping.fact(now, Changes.between(told, now), at);
        return EventMapping.events(told, now, fact.getChangesList(), seesAll, presence).stream()
                .map(event -> new Event(event.build()))
                .toList();
    }
}
