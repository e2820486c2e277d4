package io.openspeak.platform.identity.tokens;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once tokens can be verified. */
@Readiness
@ApplicationScoped
public class KeysReadiness implements HealthCheck {

    private final KeySource keys;

    public KeysReadiness(KeySource keys) {
        this.keys = keys;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("token keys").status(keys.ready()).build();
    }
}
