package io.openspeak.presence.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.openspeak.presence.PresenceLog;
import io.openspeak.presence.session.LocalSessions;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** CoLink's health check, for what watches its installations; ours tell liveness and readiness apart at {@code /q/health}. */
@Path("/health")
public class HealthResource {

    private final PresenceLog log;
    private final LocalSessions sessions;

    public HealthResource(PresenceLog log, LocalSessions sessions) {
        this.log = log;
        this.sessions = sessions;
    }

    /** Healthy once this pod can answer, with the sessions that it holds. */
    @GET
    @PermitAll
    public Response health() {
        boolean ready = log.loaded();
        return Response.status(ready ? Response.Status.OK : Response.Status.SERVICE_UNAVAILABLE)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(JsonNodeFactory.instance
                        .objectNode()
                        .put("status", ready ? "healthy" : "starting")
                        .put("service", "presence")
                        .put("active_connections", sessions.all().size())
                        .toString())
                .build();
    }
}
