package io.openspeak.presence;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the view was loaded; stays ready without Redis, since the last known view is better than none. */
@Readiness
@ApplicationScoped
public class PresenceReadiness implements HealthCheck {

    private final PresenceLog log;

    public PresenceReadiness(PresenceLog log) {
        this.log = log;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("presence view")
                .status(log.loaded())
                .withData("stale", log.stale())
                .build();
    }
}
