package io.openspeak.auth.rest;

import io.openspeak.auth.SignIn;
import io.openspeak.auth.domain.Device;
import io.openspeak.auth.domain.SignedIn;
import io.openspeak.auth.v1.LoginRequest;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.grpc.DeclaredLimits;
import io.openspeak.platform.identity.http.HttpCaller;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jspecify.annotations.Nullable;

/** Signing in, and who one is. */
@Path("/auth")
public class AuthResource {

    private final SignIn signIn;
    private final SecurityIdentity identity;
    private final DeclaredLimits limits = new DeclaredLimits();

    public AuthResource(SignIn signIn, SecurityIdentity identity) {
        this.signIn = signIn;
        this.identity = identity;
    }

    @POST
    @Path("/login")
    @PermitAll
    public Uni<LoginAnswer> login(@Nullable LoginBody body) {
        if (body == null) {
            throw Refusal.invalid("The body is empty; expected JSON with 'password' or 'token'.");
        }
        LoginRequest request = body.message();
        limits.check(request);
        return signedIn(request, body.device()).map(LoginAnswer::of);
    }

    @GET
    @Path("/me")
    @Authenticated
    public WhoAmI whoAmI() {
        return WhoAmI.of(HttpCaller.of(identity));
    }

    private Uni<SignedIn> signedIn(LoginRequest request, Device device) {
        return request.hasToken()
                ? signIn.withToken(request.getToken(), device)
                : signIn.withPassword(
                        request.getPassword().getName(), request.getPassword().getPassword(), device);
    }
}
