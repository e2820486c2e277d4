package io.openspeak.auth.domain;

/**
 * A successful sign-in.
 *
 * @param person who signed in
 * @param token its access token
 */
public record SignedIn(Person person, AccessToken token) {}
