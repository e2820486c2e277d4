package io.openspeak.cli.profile;

import io.openspeak.client.call.Address;
import io.openspeak.client.call.Endpoints;
import io.openspeak.client.id.UserId;
import io.openspeak.client.signin.Credential;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A profile as its file holds it; of a password sign-in only the access token is kept. */
record StoredProfile(
        String user,
        String auth,
        String channel,
        List<String> presence,
        List<String> voice,
        @Nullable String token,
        @Nullable String accessToken,
        long expiresAt) {

    static StoredProfile of(Profile profile) {
        Endpoints endpoints = profile.endpoints();
        Credential credential = profile.credential();
        return new StoredProfile(
                profile.name(),
                endpoints.auth().toString(),
                endpoints.channel().toString(),
                endpoints.presence().stream().map(Address::toString).toList(),
                endpoints.voice().stream().map(Address::toString).toList(),
                credential instanceof Credential.Token(String secret) ? secret : null,
                credential instanceof Credential.Access access ? access.accessToken() : null,
                credential instanceof Credential.Access access
                        ? access.expiresAt().toEpochMilli()
                        : 0);
    }

    Profile profile() {
        Endpoints endpoints = new Endpoints(
                Address.parse(auth),
                Address.parse(channel),
                presence.stream().map(Address::parse).toList(),
                voice.stream().map(Address::parse).toList());
        return new Profile(user, endpoints, credential());
    }

    private Credential credential() {
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
