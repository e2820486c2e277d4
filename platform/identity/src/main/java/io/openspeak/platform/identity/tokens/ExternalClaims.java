package io.openspeak.platform.identity.tokens;

import io.openspeak.platform.identity.AccessClaims;
import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.Ids;
import io.openspeak.platform.identity.Role;
import io.openspeak.platform.identity.TokenScopes;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.identity.tokens.Verification.Flaw;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jspecify.annotations.Nullable;

/**
 * The claims of an external issuer's tokens: who its people are here, and what they may do.
 *
 * @param issuer our name for the issuer
 * @param userClaims claims with the user id; the first that a token has counts
 * @param userPrefix what stands before the user id
 * @param nameClaim claim with the display name
 * @param roles where the issuer's own roles stand
 * @param mapping which of them give which role here
 * @param defaultRole role of everybody; empty: whoever gets none by the mapping is not accepted
 */
record ExternalClaims(
        String issuer,
        List<String> userClaims,
        String userPrefix,
        String nameClaim,
        ClaimPath roles,
        Map<String, Role> mapping,
        Optional<Role> defaultRole)
        implements CallerClaims {

    private static final int NAME_CHARS = 64;

    ExternalClaims {
        userClaims = List.copyOf(userClaims);
        mapping = Map.copyOf(mapping);
    }

    @Override
    public Caller caller(JwtClaims claims) throws MalformedClaimException, TokenRejected {
        requireAccessToken(claims);
        UserId user = user(claims);
        return new Caller(user, displayName(claims, user), rolesHere(claims), accessClaims(claims));
    }

    /** ID tokens name the same audience but say who signed in somewhere; they are not for calling anybody. */
    private static void requireAccessToken(JwtClaims claims) throws TokenRejected {
        @Nullable String type = text(claims, "typ");
        boolean idToken = type == null
                ? claims.hasClaim("nonce") || claims.hasClaim("at_hash") || claims.hasClaim("c_hash")
                : !type.equalsIgnoreCase("Bearer");
        if (idToken) {
            throw new TokenRejected(Flaw.FOREIGN, "it is not an access token");
        }
        if (claims.hasClaim("cnf")) {
            throw new TokenRejected(Flaw.FOREIGN, "it is bound to a key of its client, which is not supported");
        }
    }

    private UserId user(JwtClaims claims) throws TokenRejected {
        for (String claim : userClaims) {
            @Nullable String value = text(claims, claim);
            if (value != null) {
                if (value.isEmpty() || !Ids.valid(userPrefix + value)) {
                    throw new TokenRejected(Flaw.MALFORMED, "its claim '" + claim + "' can't be a user id");
                }
                return new UserId(userPrefix + value);
            }
        }
        throw new TokenRejected(Flaw.MALFORMED, "it has no claim " + String.join(" or ", userClaims));
    }

    /** Names go to other people's screens and into logs: without control characters, and not longer than those of accounts. */
    private String displayName(JwtClaims claims, UserId user) {
        @Nullable String name = text(claims, nameClaim);
        String shown = name == null ? "" : name.replaceAll("\\p{C}", "").strip();
        if (shown.isEmpty()) {
            return user.value();
        }
        int chars = shown.codePointCount(0, shown.length());
        return chars <= NAME_CHARS ? shown : shown.substring(0, shown.offsetByCodePoints(0, NAME_CHARS));
    }

    private Set<Role> rolesHere(JwtClaims claims) throws TokenRejected {
        Set<Role> here = EnumSet.noneOf(Role.class);
        defaultRole.ifPresent(here::add);
        for (String theirs : roles.texts(claims.getClaimsMap())) {
            @Nullable Role role = mapping.get(theirs);
            if (role != null) {
                here.add(role);
            }
        }
        if (here.isEmpty()) {
            throw new TokenRejected(Flaw.FOREIGN, "its roles give none here");
        }
        return here;
    }

    /** Claims {@code scope}, {@code family} and the like are ours to give: what they mean elsewhere is another matter. */
    private AccessClaims accessClaims(JwtClaims claims) throws MalformedClaimException {
        return new AccessClaims(
                claims.getIssuer(),
                text(claims, "jti") == null ? id(claims.toJson()) : id(claims.getJwtId()),
                text(claims, "sid") == null ? "" : id(issuer + ":" + text(claims, "sid")),
                Instant.ofEpochSecond(claims.getIssuedAt().getValue()),
                Instant.ofEpochSecond(claims.getExpirationTime().getValue()),
                TokenScopes.ALL,
                "",
                "");
    }

    /** By which it can be revoked: the value itself, or, if that is no id, one made from it. */
    private static String id(String value) {
        return Ids.valid(value)
                ? value
                : UUID.nameUUIDFromBytes(value.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static @Nullable String text(JwtClaims claims, String claim) {
        return claims.getClaimValue(claim) instanceof String text ? text : null;
    }
}
