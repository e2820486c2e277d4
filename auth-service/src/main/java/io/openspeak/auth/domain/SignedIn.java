package io.openspeak.auth.domain;

import java.util.Optional;

/**
 * A successful sign-in, or its continuation.
 *
 * @param person who signed in
 * @param token its access token
 * @param refresh what continues it; empty for sign-ins that can be repeated
 * @param passwordNeeded true: it spent a one-time password, and the account needs a lasting one
 */
public record SignedIn(Person person, AccessToken token, Optional<IssuedRefreshToken> refresh, boolean passwordNeeded) {

    public SignedIn(Person person, AccessToken token, Optional<IssuedRefreshToken> refresh) {
        this(person, token, refresh, false);
    }

    /** This one, by a one-time password. */
    public SignedIn withPasswordNeeded() {
        return new SignedIn(person, token, refresh, true);
    }
}
