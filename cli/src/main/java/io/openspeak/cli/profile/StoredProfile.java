package io.openspeak.cli.profile;

import io.openspeak.client.call.Address;
import io.openspeak.client.call.Endpoints;
import io.openspeak.client.call.TransportSecurity;
import io.openspeak.client.id.UserId;
import io.openspeak.client.signin.Credential;
import io.openspeak.client.signin.KeptSignIn;
import io.openspeak.client.signin.SignedIn;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A profile as its file holds it; of a sign-in by password its tokens are kept, never the password. */
record StoredProfile(
        String user,
        String auth,
        String channel,
        List<String> presence,
        List<String> voice,
        @Nullable StoredSecurity security,
        @Nullable String token,
        @Nullable String accessToken,
        long issuedAt,
        long expiresAt,
        @Nullable String refreshToken) {

    static StoredProfile of(Profile profile) {
        Endpoints endpoints = profile.endpoints();
        Credential credential = profile.credential();
        return new StoredProfile(
                profile.name(),
                endpoints.auth().toString(),
                endpoints.channel().toString(),
                endpoints.presence().stream().map(Address::toString).toList(),
                endpoints.voice().stream().map(Address::toString).toList(),
                StoredSecurity.of(endpoints.security()),
                credential instanceof Credential.Token(String secret) ? secret : null,
                credential instanceof Credential.Access access ? access.accessToken() : null,
                0,
                credential instanceof Credential.Access access
                        ? access.expiresAt().toEpochMilli()
                        : 0,
                null);
    }

    /** The profile of a sign-in that goes on by its refresh token. */
    static StoredProfile of(Endpoints endpoints, SignedIn signIn) {
        return new StoredProfile(
                signIn.userId().value(),
                endpoints.auth().toString(),
                endpoints.channel().toString(),
                endpoints.presence().stream().map(Address::toString).toList(),
                endpoints.voice().stream().map(Address::toString).toList(),
                StoredSecurity.of(endpoints.security()),
                null,
                signIn.accessToken(),
                signIn.issuedAt().toEpochMilli(),
                signIn.expiresAt().toEpochMilli(),
                signIn.refreshToken());
    }

    /** The sign-in with its refresh token; empty: there is none. */
    Optional<SignedIn> signIn() {
        return accessToken == null || refreshToken == null || refreshToken.isEmpty()
                ? Optional.empty()
                : Optional.of(new SignedIn(
                        new UserId(user),
                        user,
                        List.of(),
                        accessToken,
                        Instant.ofEpochMilli(issuedAt),
                        Instant.ofEpochMilli(expiresAt),
                        refreshToken));
    }

    /** Fails for what is not a whole profile. */
    void requireUsable() {
        endpoints();
        if (token == null && accessToken == null) {
            throw new IllegalArgumentException("neither token nor accessToken is there");
        }
    }

    /** As commands use it; the place is where its sign-in is kept. */
    Profile profile(KeptSignIn place) {
        return new Profile(user, endpoints(), credential(place));
    }

    Endpoints endpoints() {
        return new Endpoints(
                Address.parse(auth),
                Address.parse(channel),
                presence.stream().map(Address::parse).toList(),
                voice.stream().map(Address::parse).toList(),
                // Profiles from before there was TLS say nothing of it.
                security == null ? new TransportSecurity.Plain() : security.read());
    }

    private Credential credential(KeptSignIn place) {
        if (signIn().isPresent()) {
            return new Credential.Kept(new UserId(user), place);
        }
        if (token != null) {
            return new Credential.Token(token);
        }
        if (accessToken != null) {
            return new Credential.Access(new UserId(user), accessToken, Instant.ofEpochMilli(expiresAt));
        }
        throw new IllegalArgumentException("neither token nor accessToken is there");
    }

    @Override
    public String toString() {
        return "StoredProfile[user=" + user + "]";
    }
}
