package io.openspeak.client.signin;

import io.openspeak.auth.v1.AuthServiceGrpc.AuthServiceBlockingStub;
import io.openspeak.auth.v1.LoginRequest;
import io.openspeak.auth.v1.LoginResponse;
import io.openspeak.auth.v1.PasswordCredential;
import io.openspeak.auth.v1.RefreshRequest;
import io.openspeak.auth.v1.RefreshResponse;
import io.openspeak.auth.v1.WhoAmIRequest;
import io.openspeak.auth.v1.WhoAmIResponse;
import io.openspeak.client.call.UnaryCalls;
import io.openspeak.client.failure.OpenSpeakException;
import io.openspeak.client.id.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Exchanges a credential for an access token at auth-service. */
public final class SignIn {

    private final UnaryCalls<AuthServiceBlockingStub> auth;
    private final Clock clock;

    public SignIn(UnaryCalls<AuthServiceBlockingStub> auth, Clock clock) {
        this.auth = auth;
        this.clock = clock;
    }

    /** Signs in; {@code refused} is an access token that a service did not take, though it may still look good. */
    SignedIn with(Credential credential, @Nullable String refused) {
        return switch (credential) {
            case Credential.Password(String name, String password) ->
                login(LoginRequest.newBuilder()
                        .setPassword(
                                PasswordCredential.newBuilder().setName(name).setPassword(password))
                        .build());
            case Credential.Token(String secret) ->
                login(LoginRequest.newBuilder().setToken(secret).build());
            case Credential.Kept kept -> kept.place().renew(found -> goneOn(found, refused));
            case Credential.Access access -> stillGood(access);
            case Credential.External external ->
                introduced(external.accessTokens().get());
        };
    }

    /** Continues a sign-in by its refresh token, or by the credential where there is none or it is not taken any more. */
    SignedIn again(SignedIn aging, Credential credential) {
        if (credential instanceof Credential.Kept || aging.refreshToken().isEmpty()) {
            return with(credential, null);
        }
        try {
            return refresh(aging);
        } catch (OpenSpeakException e) {
            if (e.retryable()) {
                throw e;
            }
            return with(credential, null);
        }
    }

    private SignedIn goneOn(SignedIn found, @Nullable String refused) {
        boolean works = !found.endedAt(clock.instant()) && !found.accessToken().equals(refused);
        if (works && !found.agesAt(clock.instant())) {
            return found;
        }
        try {
            return refresh(found);
        } catch (OpenSpeakException e) {
            if (works && e.retryable()) {
                return found;
            }
            throw e;
        }
    }

    private SignedIn refresh(SignedIn aging) {
        RefreshRequest request = RefreshRequest.newBuilder()
                .setRefreshToken(aging.refreshToken())
                .build();
        Instant now = clock.instant();
        // Whose answer got lost may ask again at once: the service gives the same successor.
        RefreshResponse answer = auth.repeatable(stub -> stub.refresh(request));
        return new SignedIn(
                aging.userId(),
                aging.name(),
                aging.roles(),
                answer.getAccessToken(),
                now,
                Instant.ofEpochMilli(answer.getExpiresAt()),
                answer.getRefreshToken());
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
                Instant.ofEpochMilli(answer.getExpiresAt()),
                answer.getRefreshToken());
    }

    private SignedIn stillGood(Credential.Access access) {
        Instant now = clock.instant();
        SignedIn given = new SignedIn(
                access.userId(), access.userId().value(), List.of(), access.accessToken(), now, access.expiresAt(), "");
        if (given.endedAt(now)) {
            throw OpenSpeakException.refused(
                    "unauthorized", "the sign-in of " + access.userId() + " ended at " + access.expiresAt());
        }
        return given;
    }

    private SignedIn introduced(String accessToken) {
        Instant now = clock.instant();
        WhoAmIResponse me = auth.repeatable(stub ->
                stub.withInterceptors(BearerToken.fixed(accessToken)).whoAmI(WhoAmIRequest.getDefaultInstance()));
        return new SignedIn(
                new UserId(me.getUserId()),
                me.getName(),
                me.getRolesList(),
                accessToken,
                now,
                Instant.ofEpochMilli(me.getExpiresAt()),
                "");
    }
}
