package io.openspeak.auth.grpc;

import io.openspeak.auth.WatchedSignIn;
import io.openspeak.auth.domain.Device;
import io.openspeak.auth.domain.Origin;
import io.openspeak.auth.domain.SignedIn;
import io.openspeak.auth.v1.LoginRequest;
import io.openspeak.auth.v1.LoginResponse;
import io.openspeak.auth.v1.RefreshRequest;
import io.openspeak.auth.v1.RefreshResponse;
import io.openspeak.platform.failures.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** RPCs that sign in and go on signing in. */
@ApplicationScoped
public class LoginCalls {

    private final WatchedSignIn signIn;

    public LoginCalls(WatchedSignIn signIn) {
        this.signIn = signIn;
    }

    Uni<LoginResponse> login(LoginRequest request) {
        return signedIn(request).map(TokenMessages::login);
    }

    Uni<RefreshResponse> refresh(RefreshRequest request) {
        return signIn.renew(request.getRefreshToken(), Origins.ofAnyone("")).map(TokenMessages::refreshed);
    }

    private Uni<SignedIn> signedIn(LoginRequest request) {
        Device device = new Device(request.getDeviceId(), AuthMessages.kind(request.getClientRole()));
        Origin origin = Origins.ofAnyone(request.getDeviceId());
        return switch (request.getCredentialCase()) {
            case PASSWORD ->
                signIn.withPassword(
                        request.getPassword().getName(), request.getPassword().getPassword(), device, origin);
            case TOKEN -> signIn.withToken(request.getToken(), device, origin);
            case CREDENTIAL_NOT_SET -> throw Refusal.invalid("'password' or 'token' must be set.");
        };
    }
}
