package io.openspeak.auth.domain;

import io.openspeak.platform.identity.UserId;
import java.time.Instant;

/**
 * From when on which tokens are refused everywhere.
 *
 * @param subject what it hits
 * @param span which of the subject's tokens
 * @param reason why, for people
 */
public record Revocation(Subject subject, Span span, String reason) {

    /** What a revocation hits. */
    public sealed interface Subject {

        /** One token, by its id (claim {@code jti}). */
        record Token(String id) implements Subject {}

        /** One family of refreshed tokens (claim {@code family}), or what an API token of that id signed in. */
        record Family(String id) implements Subject {}

        /** All tokens of a user. */
        record OfUser(UserId user) implements Subject {}
    }

    /** Which tokens of the subject. */
    public sealed interface Span {

        /**
         * Those issued at or before a time.
         *
         * @param notAfter that time
         * @param forgetAt when the last of them has ended
         */
        record Issued(Instant notAfter, Instant forgetAt) implements Span {}

        /** Tokens of any age, of an account that is disabled or deleted, until there is a fact that it is enabled. */
        record UntilEnabled() implements Span {}
    }

    /** Hits what was issued until now. */
    public static Revocation of(Subject subject, Instant now, Instant forgetAt, String reason) {
        return new Revocation(subject, new Span.Issued(now, forgetAt), reason);
    }

    /** Hits all tokens of a user whose account is disabled or deleted. */
    public static Revocation untilEnabled(UserId user, String reason) {
        return new Revocation(new Subject.OfUser(user), new Span.UntilEnabled(), reason);
    }

    /** Under which it is kept: a later one of the same key takes its place. */
    public String key() {
        if (span instanceof Span.UntilEnabled) {
            return disabledKey(((Subject.OfUser) subject).user());
        }
        return key(subject);
    }

    /** Key of those that end, by what they hit. */
    public static String key(Subject subject) {
        return switch (subject) {
            case Subject.Token(String id) -> "token:" + id;
            case Subject.Family(String id) -> "family:" + id;
            case Subject.OfUser(UserId user) -> "user:" + user;
        };
    }

    /** True if it hits a token of the subject that was issued then. */
    public boolean hits(Instant issuedAt) {
        return switch (span) {
            case Span.Issued(Instant notAfter, Instant forgetAt) -> !issuedAt.isAfter(notAfter);
            case Span.UntilEnabled() -> true;
        };
    }

    /** True if it may hit a token that is alive then. */
    public boolean mattersAt(Instant now) {
        return switch (span) {
            case Span.Issued(Instant notAfter, Instant forgetAt) -> forgetAt.isAfter(now);
            case Span.UntilEnabled() -> true;
        };
    }

    /** Key of what lasts while that account is disabled or deleted. */
    public static String disabledKey(UserId user) {
        return "disabled:" + user;
    }
}
