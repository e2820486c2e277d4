package io.openspeak.client.signin;

import io.openspeak.client.id.UserId;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** What a person or service signs in with; never prints its secret. */
public sealed interface Credential {

    /** Account name and its password. */
    record Password(String name, String password) implements Credential {
        @Override
        public String toString() {
            return "Password[name=" + name + "]";
        }
    }

    /** A pre-shared or API token, exchanged for short-lived access tokens. */
    record Token(String secret) implements Credential {
        @Override
        public String toString() {
            return "Token[]";
        }
    }

    /** An earlier sign-in, kept with its refresh token: goes on until it is left unused for too long or ended. */
    record Kept(UserId userId, KeptSignIn place) implements Credential {

        /** The same, taken out of its place. */
        public Kept taken() {
            return new Kept(userId, KeptSignIn.inMemory(place.renew(UnaryOperator.identity())));
        }

        @Override
        public String toString() {
            return "Kept[userId=" + userId + "]";
        }
    }

    /** An access token of an earlier sign-in: works until it ends and can't be renewed. */
    record Access(UserId userId, String accessToken, Instant expiresAt) implements Credential {
        @Override
        public String toString() {
            return "Access[userId=" + userId + ", expiresAt=" + expiresAt + "]";
        }
    }

    /**
     * Access tokens of an external OpenID issuer, where the person signs in; auth-service says whom they stand for.
     *
     * @param accessTokens gives the one of the moment; asked when the one before ages or is refused
     */
    record External(Supplier<String> accessTokens) implements Credential {
        @Override
        public String toString() {
            return "External[]";
        }
    }
}
