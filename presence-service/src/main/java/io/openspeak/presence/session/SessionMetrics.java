package io.openspeak.presence.session;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** What operators watch of the sessions of this pod. */
@ApplicationScoped
public class SessionMetrics {

    private final MeterRegistry registry;
    private final LocalSessions local;

    public SessionMetrics(MeterRegistry registry, LocalSessions local) {
        this.registry = registry;
        this.local = local;
    }

    void register(@Observes StartupEvent starting) {
        registry.gauge("presence.sessions.local", local, here -> here.all().size());
    }
}
