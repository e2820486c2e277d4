package io.openspeak.platform.identity.http;

import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.tokens.TokenVerifier;
import io.openspeak.platform.identity.tokens.Verification;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Authenticates REST requests and WebSocket upgrades by their bearer token, with the same verifier as RPCs. */
@ApplicationScoped
public class BearerMechanism implements HttpAuthenticationMechanism {

    private static final String BEARER = "Bearer ";

    private final TokenVerifier verifier;

    public BearerMechanism(TokenVerifier verifier) {
        this.verifier = verifier;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager providers) {
        @Nullable String header = request.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || isGrpc(request) || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return Uni.createFrom().optional(Optional.empty());
        }
        return verifier.checkPatiently(header.substring(BEARER.length())).map(BearerMechanism::identityOrRefusal);
    }

    private static SecurityIdentity identityOrRefusal(Verification verification) {
        try {
            return identity(verification.orRefuse());
        } catch (Refusal refused) {
            throw new AuthenticationFailedException(refused.toldMessage());
        }
    }

    /** RPCs are authenticated by the gRPC interceptor, which knows how to answer them. */
    private static boolean isGrpc(RoutingContext request) {
        @Nullable String type = request.request().getHeader(HttpHeaders.CONTENT_TYPE);
        return type != null && type.startsWith("application/grpc");
    }

    private static SecurityIdentity identity(Caller caller) {
        QuarkusSecurityIdentity.Builder identity = QuarkusSecurityIdentity.builder()
                .setPrincipal(() -> caller.user().value())
                .addAttribute(Caller.class.getName(), caller);
        caller.roles().forEach(role -> identity.addRole(role.wireName()));
        return identity.build();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer"));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of();
    }
}
