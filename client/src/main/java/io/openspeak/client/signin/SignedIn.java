package io.openspeak.client.signin;

import io.openspeak.client.id.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Outcome of a sign-in; without a refresh token (empty) it can't go on. Never prints its tokens. */
public record SignedIn(
        UserId userId,
        String name,
        List<String> roles,
        String accessToken,
        Instant issuedAt,
        Instant expiresAt,
        String refreshToken) {

    public SignedIn {
        roles = List.copyOf(roles);
    }

    /** Due for renewal: four fifths of its life are over. */
    boolean agesAt(Instant now) {
        Duration life = Duration.between(issuedAt, expiresAt);
        return !now.isBefore(issuedAt.plus(life.multipliedBy(4).dividedBy(5)));
    }

    boolean endedAt(Instant now) {
        return !now.isBefore(expiresAt);
    }

    @Override
    public String toString() {
        return "SignedIn[userId=" + userId + ", roles=" + roles + ", expiresAt=" + expiresAt + "]";
    }
}
