package io.openspeak.voice.floor;

import io.micrometer.core.instrument.MeterRegistry;
import io.openspeak.voice.floor.domain.ChannelFloor;
import io.openspeak.voice.floor.domain.Floor;
import io.openspeak.voice.floor.domain.FloorAnswer;
import io.openspeak.voice.floor.domain.FloorReason;
import io.openspeak.voice.floor.domain.Grant;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** What becomes of floors, counted by the pod that decided it. */
@ApplicationScoped
public class FloorMetrics {

    private final MeterRegistry metrics;

    public FloorMetrics(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    void written(ChannelFloor before, ChannelFloor after) {
        long ended = token(before.current());
        long current = token(after.current());
        if (ended != 0 && ended != current) {
            count("ends", after.why());
        }
        if (after.floor() instanceof Floor.Granted && current != ended) {
            metrics.counter("openspeak.voice.floor.grants").increment();
        }
    }

    void answered(FloorAnswer answer) {
        switch (answer) {
            case FloorAnswer.Granted granted -> {}
            case FloorAnswer.Waits waits ->
                metrics.counter("openspeak.voice.floor.waits").increment();
            case FloorAnswer.Denied denied -> count("denials", denied.why());
        }
    }

    private void count(String what, FloorReason why) {
        metrics.counter("openspeak.voice.floor." + what, "reason", why.wireName())
                .increment();
    }

    private static long token(Optional<Grant> grant) {
        return grant.map(Grant::token).orElse(0L);
    }
}
