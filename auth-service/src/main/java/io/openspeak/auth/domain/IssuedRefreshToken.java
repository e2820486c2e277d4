package io.openspeak.auth.domain;

import java.time.Instant;

/**
 * A refresh token as it is handed out.
 *
 * @param token the token
 * @param expiresAt when it ends unless it is used
 */
public record IssuedRefreshToken(RefreshToken token, Instant expiresAt) {}
