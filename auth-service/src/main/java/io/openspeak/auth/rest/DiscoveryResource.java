package io.openspeak.auth.rest;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.openspeak.auth.AuthSettings;
import io.openspeak.platform.identity.IdentitySettings;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;

/** What verifiers of our tokens need to know (OpenID Connect Discovery 1.0). */
@Path("/.well-known/openid-configuration")
public class DiscoveryResource {

    private static final String MAY_BE_KEPT = "public, max-age=300";

    private final AuthSettings settings;
    private final IdentitySettings identity;

    public DiscoveryResource(AuthSettings settings, IdentitySettings identity) {
        this.settings = settings;
        this.identity = identity;
    }

    /**
     * Metadata of this issuer. There is no endpoint of OAuth: people sign in by {@code POST /auth/login}, which gives access tokens
     * and no ID tokens; the algorithms are those of its access tokens.
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record Metadata(
            String issuer,
            String jwksUri,
            List<String> responseTypesSupported,
            List<String> grantTypesSupported,
            List<String> subjectTypesSupported,
            List<String> idTokenSigningAlgValuesSupported,
            List<String> claimsSupported) {}

    @GET
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    public Response metadata(@Context UriInfo asked) {
        String base = settings.publicUrl().orElseGet(asked::getBaseUri).toString();
        Metadata metadata = new Metadata(
                identity.issuer(),
                base.replaceAll("/+$", "") + "/.well-known/jwks.json",
                List.of(),
                List.of(),
                List.of("public"),
                List.of("ES256"),
                List.of(
                        "iss",
                        "aud",
                        "sub",
                        "name",
                        "preferred_username",
                        "upn",
                        "groups",
                        "jti",
                        "family",
                        "iat",
                        "iat_ms",
                        "exp",
                        "client_role",
                        "device",
                        "scope"));
        return Response.ok(metadata)
                .header(HttpHeaders.CACHE_CONTROL, settings.publicUrl().isPresent() ? MAY_BE_KEPT : "no-store")
                .build();
    }
}
