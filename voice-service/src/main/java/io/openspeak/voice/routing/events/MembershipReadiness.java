package io.openspeak.voice.routing.events;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once it is known who is in which channel; losing Redis later changes nothing about that. */
@Readiness
@ApplicationScoped
public class MembershipReadiness implements HealthCheck {

    private final Followers followers;

    public MembershipReadiness(Followers followers) {
        this.followers = followers;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("channel members")
                .status(followers.membershipLoaded())
                .build();
    }
}
