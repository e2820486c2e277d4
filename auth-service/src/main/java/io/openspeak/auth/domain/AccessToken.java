package io.openspeak.auth.domain;

import java.time.Instant;

/**
 * A signed access token. Never printed.
 *
 * @param text the JWT
 * @param expiresAt when it ends
 */
public record AccessToken(String text, Instant expiresAt) {

    @Override
    public String toString() {
        return "AccessToken[hidden, expiresAt=" + expiresAt + "]";
    }
}
