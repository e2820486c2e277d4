package io.openspeak.voice.floor;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.openspeak.voice.floor.domain.ChannelFloor;
import io.openspeak.voice.floor.domain.Floor;
import io.openspeak.voice.floor.domain.FloorAnswer;
import io.openspeak.voice.floor.domain.FloorReason;
import io.openspeak.voice.floor.domain.Grant;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What becomes of floors, counted by the pod that decided it. */
@Startup
@ApplicationScoped
public class FloorMetrics {

    private static final Set<FloorReason> DENIALS = EnumSet.of(
            FloorReason.BUSY,
            FloorReason.FORBIDDEN,
            FloorReason.MUTED,
            FloorReason.NOT_A_MEMBER,
            FloorReason.NOT_PUSH_TO_TALK,
            FloorReason.QUEUE_FULL,
            FloorReason.RATE_LIMITED,
            FloorReason.UNAVAILABLE);
    private static final Set<FloorReason> ENDS = EnumSet.of(
            FloorReason.RELEASED,
            FloorReason.SILENCE,
            FloorReason.TOO_LONG,
            FloorReason.INTERRUPTED,
            FloorReason.LOST,
            FloorReason.REMOVED);

    private final MeterRegistry metrics;
    private final Counter grants;
    private final Counter waits;

    public FloorMetrics(MeterRegistry metrics) {
        this.metrics = metrics;
        grants = metrics.counter("openspeak.voice.floor.grants");
        waits = metrics.counter("openspeak.voice.floor.waits");
        DENIALS.forEach(why -> counter("denials", why));
        ENDS.forEach(why -> counter("ends", why));
    }

    void written(ChannelFloor before, ChannelFloor after) {
        long ended = token(before.current());
        long current = token(after.current());
        if (ended != 0 && ended != current) {
            counter("ends", after.why()).increment();
        }
        if (after.floor() instanceof Floor.Granted && current != ended) {
            grants.increment();
        }
    }

    void answered(FloorAnswer answer) {
        switch (answer) {
            case FloorAnswer.Granted granted -> {}
            case FloorAnswer.Waits waiting -> waits.increment();
            case FloorAnswer.Denied denied -> counter("denials", denied.why()).increment();
        }
    }

    private Counter counter(String what, FloorReason why) {
        return metrics.counter("openspeak.voice.floor." + what, "reason", why.wireName());
    }

    private static long token(Optional<Grant> grant) {
        return grant.map(Grant::token).orElse(0L);
    }
}
