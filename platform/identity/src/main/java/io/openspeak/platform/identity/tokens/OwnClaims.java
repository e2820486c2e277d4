package io.openspeak.platform.identity.tokens;

import io.openspeak.platform.identity.AccessClaims;
import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.Ids;
import io.openspeak.platform.identity.Role;
import io.openspeak.platform.identity.TokenScopes;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.identity.tokens.Verification.Flaw;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jspecify.annotations.Nullable;

/** The claims of our own tokens. */
final class OwnClaims implements CallerClaims {

    @Override
    public Caller caller(JwtClaims claims) throws MalformedClaimException, TokenRejected {
        @Nullable String subject = claims.getSubject();
        if (subject == null || !Ids.valid(subject)) {
            throw new TokenRejected(Flaw.MALFORMED, "its subject is not a user id");
        }
        return new Caller(
                new UserId(subject),
                Objects.requireNonNullElse(claims.getClaimValueAsString("name"), subject),
                roles(claims),
                accessClaims(claims));
    }

    private static Set<Role> roles(JwtClaims claims) throws MalformedClaimException {
        return claims.getStringListClaimValue("groups").stream()
                .flatMap(group -> Role.ofWireName(group).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static AccessClaims accessClaims(JwtClaims claims) throws MalformedClaimException {
        @Nullable String scopes = claims.getStringClaimValue("scope");
        return new AccessClaims(
                claims.getIssuer(),
                Objects.requireNonNullElse(claims.getJwtId(), ""),
                text(claims, "family"),
                issuedAt(claims),
                Instant.ofEpochSecond(claims.getExpirationTime().getValue()),
                scopes == null ? TokenScopes.ALL : TokenScopes.parse(scopes),
                text(claims, "client_role"),
                text(claims, "device"));
    }

    /** RFC 7519 counts seconds; a sign-in right after a revocation needs to be told apart from one right before it. */
    private static Instant issuedAt(JwtClaims claims) throws MalformedClaimException {
        if (claims.getClaimValue("iat_ms") instanceof Number millis) {
            return Instant.ofEpochMilli(millis.longValue());
        }
        return claims.getIssuedAt() == null
                ? Instant.EPOCH
                : Instant.ofEpochSecond(claims.getIssuedAt().getValue());
    }

    private static String text(JwtClaims claims, String claim) {
        return claims.getClaimValue(claim) instanceof String text ? text : "";
    }
}
