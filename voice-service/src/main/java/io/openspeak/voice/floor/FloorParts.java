package io.openspeak.voice.floor;

import io.openspeak.platform.identity.PodId;
import io.openspeak.voice.floor.domain.FloorRules;
import io.openspeak.voice.floor.domain.FloorTerms;
import io.openspeak.voice.routing.domain.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** What the desks of a pod share. */
record FloorParts(
        FloorStore store,
        FloorActs acts,
        FloorRules rules,
        FloorSettings settings,
        Standings standings,
        FloorTimers timers,
        FloorMetrics metrics,
        PodId pod,
        Clock clock,
        Ticker ticker) {

    FloorTerms terms() {
        return rules.terms();
    }

    long now() {
        return ticker.nanos();
    }

    long renewEveryNanos() {
        return rules.terms().renewEvery().toNanos();
    }

    /** {@link Ticker} time of an instant, by what the clock says now. */
    long nanosAt(Instant instant) {
        return now() + Duration.between(clock.instant(), instant).toNanos();
    }
}
