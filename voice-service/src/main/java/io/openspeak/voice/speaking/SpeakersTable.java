package io.openspeak.voice.speaking;

import io.openspeak.voice.routing.domain.Ticker;
import io.openspeak.voice.speaking.domain.Speakers;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/** The pod's table of who speaks as a bean, and the clock that lets it forget. */
@Singleton
public class SpeakersTable {

    /** Long speech is told again every 10 s; one fact of these may be lost. */
    private static final Duration PATIENCE = Duration.ofSeconds(25);

    private static final long SWEEP_MILLIS = 1_000;

    private final Speakers speakers = new Speakers(PATIENCE);

    @Produces
    @Singleton
    Speakers speakers() {
        return speakers;
    }

    void start(@Observes StartupEvent starting, Vertx vertx, Ticker ticker) {
        vertx.setPeriodic(SWEEP_MILLIS, due -> speakers.forget(ticker.nanos()));
    }
}
