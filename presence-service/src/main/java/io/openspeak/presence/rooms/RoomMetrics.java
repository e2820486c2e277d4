package io.openspeak.presence.rooms;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** What operators watch of rooms. */
@ApplicationScoped
public class RoomMetrics {

    private final MeterRegistry registry;
    private final Rooms rooms;

    public RoomMetrics(MeterRegistry registry, Rooms rooms) {
        this.registry = registry;
        this.rooms = rooms;
    }

    void register(@Observes StartupEvent starting) {
        registry.gauge("presence.rooms.subscriptions", rooms, Rooms::subscriptions);
    }
}
