package io.openspeak.auth.tokensfile;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the tokens file could be used, if there is to be one; then for good: without a file that can't be, the one before holds. */
@Readiness
@ApplicationScoped
public class TokensReadiness implements HealthCheck {

    private final TokensFile file;

    public TokensReadiness(TokensFile file) {
        this.file = file;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder health = HealthCheckResponse.named("tokens file");
        return file.fault()
                .map(why -> health.down().withData("why", why))
                .orElseGet(health::up)
                .build();
    }
}
