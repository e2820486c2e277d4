package io.openspeak.voice.floor;

import io.openspeak.voice.routing.domain.Router;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Lets floor control know who may talk no more. */
@ApplicationScoped
public class FloorRouting {

    void start(@Observes StartupEvent starting, Router router, Floors floors) {
        router.tellOfStandings(floors);
    }
}
