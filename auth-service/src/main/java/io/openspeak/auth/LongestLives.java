package io.openspeak.auth;

import io.openspeak.auth.domain.TokenLives;
import io.openspeak.platform.identity.tokens.ExternalIssuers;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Tells how long tokens may count, out of the settings. */
public class LongestLives {

    @Produces
    @Singleton
    static TokenLives lives(AuthSettings settings, ExternalIssuers externals) {
        return new TokenLives(settings.accessTokenTtl(), externals.longestLives());
    }
}
