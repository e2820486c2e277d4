package io.openspeak.platform.identity.http;

import io.openspeak.platform.identity.Caller;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Routes behind the bearer mechanism. */
@Path("/who")
public class WhoResource {

    private final SecurityIdentity identity;

    public WhoResource(SecurityIdentity identity) {
        this.identity = identity;
    }

    @GET
    @Authenticated
    public String who() {
        Caller caller = identity.getAttribute(Caller.class.getName());
        return caller.user().value();
    }

    @GET
    @Path("/admin")
    @RolesAllowed("admin")
    public String admin() {
        return "admin";
    }

    @GET
    @Path("/anyone")
    @PermitAll
    public String anyone() {
        return "anyone";
    }

    @GET
    @Path("/undeclared")
    public String undeclared() {
        return "never seen";
    }
}
