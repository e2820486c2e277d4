package io.openspeak.platform.stopping;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready from the moment on when the pod is to stop, while it goes on serving those whom it has. */
@Readiness
@ApplicationScoped
public class StoppingReadiness implements HealthCheck {

    private final Stopping stopping;

    public StoppingReadiness(Stopping stopping) {
        this.stopping = stopping;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("not stopping")
                .status(!stopping.begun())
                .build();
    }
}
