package io.openspeak.client.signin;

import io.openspeak.auth.v1.AuthServiceGrpc.AuthServiceBlockingStub;
import io.openspeak.auth.v1.LoginRequest;
import io.openspeak.auth.v1.LoginResponse;
import io.openspeak.auth.v1.PasswordCredential;
import io.openspeak.client.call.UnaryCalls;
import io.openspeak.client.failure.OpenSpeakException;
import io.openspeak.client.id.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Exchanges a credential for an access token at auth-service. */
public final class SignIn {

    private final UnaryCalls<AuthServiceBlockingStub> auth;
    private final Clock clock;

    public SignIn(UnaryCalls<AuthServiceBlockingStub> auth, Clock clock) {
        this.auth = auth;
        this.clock = clock;
    }

    SignedIn with(Credential credential) {
        return switch (credential) {
            case Credential.Password(String name, String password) ->
                login(LoginRequest.newBuilder()
                        .setPassword(
                                PasswordCredential.newBuilder().setName(name).setPassword(password))
                        .build());
            case Credential.Token(String secret) ->
                login(LoginRequest.newBuilder().setToken(secret).build());
            case Credential.Access access -> stillGood(access);
        };
    }

    private SignedIn login(LoginRequest request) {
        Instant now = clock.instant();
        LoginResponse answer = auth.repeatable(stub -> stub.login(request));
        return new SignedIn(
                new UserId(answer.getUserId()),
                answer.getName(),
                answer.getRolesList(),
                answer.getAccessToken(),
                now,
                Instant.ofEpochMilli(answer.getExpiresAt()));
    }

    private SignedIn stillGood(Credential.Access access) {
        Instant now = clock.instant();
        SignedIn given = new SignedIn(
                access.userId(), access.userId().value(), List.of(), access.accessToken(), now, access.expiresAt());
        if (given.endedAt(now)) {
            throw OpenSpeakException.refused(
                    "unauthorized", "the sign-in of " + access.userId() + " ended at " + access.expiresAt());
        }
        return given;
    }
}
