package io.openspeak.presence;

import io.micrometer.core.instrument.MeterRegistry;
import io.openspeak.presence.domain.Shown;
import io.openspeak.presence.domain.UserState;
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
        registry.gauge("presence.online.total", view, PresenceMetrics::online);
        registry.gauge("presence.sessions.local", sessions, local -> local.all().size());
        registry.gauge("presence.view.stale", log, follower -> follower.stale() ? 1 : 0);
    }

    private static long online(PresenceView view) {
        return view.users().values().stream().filter(PresenceMetrics::counts).count();
    }

    private static boolean counts(UserState state) {
        return !state.shown().equals(Shown.OFFLINE);
    }
}
