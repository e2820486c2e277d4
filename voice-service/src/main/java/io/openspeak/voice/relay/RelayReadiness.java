package io.openspeak.voice.relay;

import io.openspeak.voice.routing.domain.Ticker;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once linked with the other pods, so that who comes here hears, and is heard, from the first frame on; then for good. */
@Readiness
@ApplicationScoped
public class RelayReadiness implements HealthCheck {

    private final Relays relays;
    private final Ticker ticker;
    private final long patience;
    private final long begun;
    private volatile boolean ready;

    public RelayReadiness(Relays relays, RelaySettings settings, Ticker ticker) {
        this.relays = relays;
        this.ticker = ticker;
        patience = settings.readyWait().toNanos();
        begun = ticker.nanos();
    }

    @Override
    public HealthCheckResponse call() {
        if (!ready) {
            ready = relays.settled() || ticker.nanos() - begun > patience;
        }
        return HealthCheckResponse.named("links to other pods").status(ready).build();
    }
}
