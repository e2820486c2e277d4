package io.openspeak.auth.domain;

import io.openspeak.platform.identity.TokenScopes;
import java.time.Instant;
import java.util.Optional;

/**
 * What an access token is issued for.
 *
 * @param person whom it stands for
 * @param device what signed in
 * @param family the sign-in that it goes back to
 * @param scopes what it may be used for
 * @param at when what it rests on was true: read before its proof was checked, so that a revocation meanwhile hits it
 * @param end end of what it rests on, which it does not outlive; empty: none
 */
public record Grant(
        Person person, Device device, FamilyId family, TokenScopes scopes, Instant at, Optional<Instant> end) {}
