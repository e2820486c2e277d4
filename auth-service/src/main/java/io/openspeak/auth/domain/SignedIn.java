package io.openspeak.auth.domain;

import java.util.Optional;

/**
 * A successful sign-in, or its continuation.
 *
 * @param person who signed in
 * @param token its access token
 * @param refresh what continues it; empty for sign-ins that can be repeated
 */
public record SignedIn(Person person, AccessToken token, Optional<IssuedRefreshToken> refresh) {}
