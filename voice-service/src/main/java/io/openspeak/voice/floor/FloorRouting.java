package io.openspeak.voice.floor;

import io.openspeak.voice.routing.domain.Router;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Puts floor control between the router and what comes from other pods. */
@ApplicationScoped
public class FloorRouting {

    void start(@Observes StartupEvent starting, Router router, Floors floors) {
        router.fenceBy(floors);
    }
}
