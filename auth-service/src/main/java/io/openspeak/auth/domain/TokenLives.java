package io.openspeak.auth.domain;

import java.time.Duration;
import java.util.Map;

/**
 * How long after it was issued an access token may still count, by who issued it: for so long a revocation is remembered.
 *
 * @param ours of our own tokens
 * @param external of those of external issuers, by their name (claim {@code iss})
 */
public record TokenLives(Duration ours, Map<String, Duration> external) {

    public TokenLives {
        external = Map.copyOf(external);
    }

    /** Of the tokens of an issuer. */
    public Duration of(String issuer) {
        return external.getOrDefault(issuer, ours);
    }

    /** Of any token: a user may hold some of several issuers. */
    public Duration longest() {
        return external.values().stream().reduce(ours, (one, other) -> one.compareTo(other) > 0 ? one : other);
    }
}
