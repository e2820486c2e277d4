package io.openspeak.auth.rest;

import io.openspeak.auth.WatchedSignIn;
import io.openspeak.auth.domain.Device;
import io.openspeak.auth.domain.Origin;
import io.openspeak.auth.domain.SignedIn;
import io.openspeak.auth.v1.LoginRequest;
import io.openspeak.platform.failures.FailureLog;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.IpAddress;
import io.openspeak.platform.identity.grpc.CallerAddress;
import io.openspeak.platform.identity.grpc.DeclaredLimits;
import io.openspeak.platform.identity.http.HttpCaller;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import org.jspecify.annotations.Nullable;

/** Signing in, and who one is. */
@Path("/auth")
public class AuthResource {

    private final WatchedSignIn signIn;
    private final SecurityIdentity identity;
    private final DeclaredLimits limits = new DeclaredLimits();

    public AuthResource(WatchedSignIn signIn, SecurityIdentity identity) {
        this.signIn = signIn;
        this.identity = identity;
    }

    @POST
    @Path("/login")
    @PermitAll
    public Uni<LoginAnswer> login(@Nullable LoginBody body, @Context RoutingContext http) {
        if (body == null) {
            throw Refusal.invalid("The body is empty; expected JSON with 'password' or 'token'.");
        }
        LoginRequest request = body.message();
        limits.check(request);
        return signedIn(request, body.device(), origin(http, body.device())).map(LoginAnswer::of);
    }

    @GET
    @Path("/me")
    @Authenticated
    public WhoAmI whoAmI() {
        return WhoAmI.of(HttpCaller.of(identity));
    }

    private Uni<SignedIn> signedIn(LoginRequest request, Device device, Origin origin) {
        return request.hasToken()
                ? signIn.withToken(request.getToken(), device, origin)
                : signIn.withPassword(
                        request.getPassword().getName(), request.getPassword().getPassword(), device, origin);
    }

    private static Origin origin(RoutingContext request, Device device) {
        @Nullable IpAddress address = CallerAddress.of(request);
        return new Origin(address == null ? "" : address.value(), device.id(), FailureLog.traceId());
    }
}
