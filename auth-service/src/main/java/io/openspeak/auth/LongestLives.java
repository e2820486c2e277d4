package io.openspeak.auth;

import io.openspeak.auth.domain.TokenLives;
import io.openspeak.platform.identity.IdentitySettings;
import io.openspeak.platform.identity.tokens.ExternalIssuers;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Tells how long tokens may count, out of the settings. */
public class LongestLives {

    /** Tokens of VoicePing clients name no issuer. */
    private static final String SELF_SIGNED = "voiceping";

    @Produces
    @Singleton
    static TokenLives lives(AuthSettings settings, IdentitySettings identity, ExternalIssuers externals) {
        Map<String, Duration> others = new HashMap<>(externals.longestLives());
        if (identity.sharedSecret().file().isPresent()) {
            others.put(SELF_SIGNED, identity.sharedSecret().maxTokenLife());
        }
        return new TokenLives(settings.accessTokenTtl(), others);
    }
}
