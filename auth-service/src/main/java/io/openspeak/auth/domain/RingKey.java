package io.openspeak.auth.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * A signing key's place in time, without the key itself.
 *
 * @param id key id, the {@code kid} of tokens
 * @param publishedAt since when verifiers can get it
 * @param signsFrom from when on it signs, until a later key does
 * @param longestToken longest life of a token that it signed or may sign
 */
public record RingKey(String id, Instant publishedAt, Instant signsFrom, Duration longestToken) {

    /**
     * What a key does.
     *
     * <pre>
     *   NEXT --its time comes--> SIGNING --a later key's time comes--> RETIRED --its last token has ended--> gone
     * </pre>
     */
    public enum State {
        /** Published, signs later. */
        NEXT,
        /** Signs. */
        SIGNING,
        /** Verifies what it signed. */
        RETIRED
    }

    /** As it was, for tokens of at least that life. */
    RingKey forTokensOf(Duration life) {
        return life.compareTo(longestToken) > 0 ? new RingKey(id, publishedAt, signsFrom, life) : this;
    }

    /** As it was, signing from then on. */
    RingKey signingFrom(Instant from) {
        return new RingKey(id, publishedAt, from, longestToken);
    }
}
