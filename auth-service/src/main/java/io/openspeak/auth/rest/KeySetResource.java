package io.openspeak.auth.rest;

import io.openspeak.auth.KeySet;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The keys that verify access tokens (RFC 7517). */
@Path("/.well-known/jwks.json")
public class KeySetResource {

    private static final String MAY_BE_KEPT = "public, max-age=30";

    private final KeySet keys;

    public KeySetResource(KeySet keys) {
        this.keys = keys;
    }

    @GET
    @PermitAll
    public Response keySet() {
        return Response.ok(keys.json(), MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, MAY_BE_KEPT)
                .build();
    }
}
