package io.openspeak.presence;

import io.micrometer.core.instrument.MeterRegistry;
import io.openspeak.presence.session.LocalSessions;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** What operators watch of presence. */
@ApplicationScoped
public class PresenceMetrics {

    private final MeterRegistry registry;
    private final PresenceView view;
    private final PresenceLog log;
    private final LocalSessions sessions;

    public PresenceMetrics(MeterRegistry registry, PresenceView view, PresenceLog log, LocalSessions sessions) {
        this.registry = registry;
        this.view = view;
        this.log = log;
        this.sessions = sessions;
    }

    void register(@Observes StartupEvent starting) {
        registry.gauge("presence.online.total", view, PresenceView::online);
        registry.gauge("presence.sessions.local", sessions, local -> local.all().size());
        registry.gauge("presence.view.stale", log, follower -> follower.stale() ? 1 : 0);
    }
}
