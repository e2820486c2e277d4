package io.openspeak.auth.domain;

import io.openspeak.auth.domain.TokenVerdict.Flaw;
import io.openspeak.platform.identity.TokenScopes;
import io.openspeak.platform.identity.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A named token by which its owner's programs sign in; the roles are its owner's at the time of use.
 *
 * @param id its id
 * @param owner whom it stands for
 * @param name what its owner calls it
 * @param scopes what it may be used for
 * @param createdAt when it was made
 * @param expiresAt when it ends; empty: never
 * @param secret hash of its secret
 * @param replaced the secret before, while both count
 * @param lastUsedAt when it was last used, to the minute; empty: never
 * @param revokedAt when it was revoked; empty: it was not
 */
public record ApiToken(
        ApiTokenId id,
        UserId owner,
        String name,
        TokenScopes scopes,
        Instant createdAt,
        Optional<Instant> expiresAt,
        SecretHash secret,
        Optional<Replaced> replaced,
        Optional<Instant> lastUsedAt,
        Optional<Instant> revokedAt) {

    /**
     * A secret that was replaced.
     *
     * @param secret its hash
     * @param until how long it counts beside the new one
     */
    public record Replaced(SecretHash secret, Instant until) {}

    /** What a secret is worth. */
    public sealed interface Standing {

        /**
         * It may be used.
         *
         * @param end until when; empty: for ever
         */
        record Good(Optional<Instant> end) implements Standing {}

        /**
         * It may not.
         *
         * @param why what is wrong
         */
        record Bad(Flaw why) implements Standing {}
    }

    /** A token that was made now and never used. */
    public static ApiToken fresh(
            ApiTokenId id,
            UserId owner,
            String name,
            TokenScopes scopes,
            Instant now,
            Optional<Instant> end,
            SecretHash secret) {
        return new ApiToken(
                id, owner, name, scopes, now, end, secret, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** What a secret is worth now. Only who has a right one learns that the token was revoked or has expired. */
    public Standing judge(SecretHash presented, Instant now) {
        Optional<Optional<Instant>> end = endOf(presented);
        if (end.isEmpty()) {
            return new Standing.Bad(Flaw.FORGED);
        }
        if (revokedAt.isPresent()) {
            return new Standing.Bad(Flaw.REVOKED);
        }
        return end.get().map(now::isBefore).orElse(true)
                ? new Standing.Good(end.get())
                : new Standing.Bad(Flaw.EXPIRED);
    }

    /** Until when that secret counts; empty if it is none of the token's. */
    private Optional<Optional<Instant>> endOf(SecretHash presented) {
        if (presented.matches(secret)) {
            return Optional.of(expiresAt);
        }
        return replaced.filter(old -> presented.matches(old.secret()))
                .map(old -> Stream.concat(expiresAt.stream(), Stream.of(old.until()))
                        .min(Instant::compareTo));
    }
}
