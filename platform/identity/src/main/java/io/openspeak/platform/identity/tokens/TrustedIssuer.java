package io.openspeak.platform.identity.tokens;

import io.openspeak.platform.identity.tokens.ProvenTokens.Proof;
import io.openspeak.platform.identity.tokens.Verification.Flaw;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * An issuer whose tokens count, with the rules that they must keep.
 *
 * @param name how tokens name it (claim {@code iss})
 * @param audience audience that they must name (claim {@code aud})
 * @param algorithms how they may be signed
 * @param clockSkew by how much its clock may differ from ours
 * @param longestLife longest life of a token that is accepted, from {@code iat} to {@code exp}
 * @param keys its keys; those of other issuers verify nothing here
 * @param claims how its tokens tell of the caller
 */
record TrustedIssuer(
        String name,
        String audience,
        Set<String> algorithms,
        Duration clockSkew,
        Duration longestLife,
        KeySource keys,
        CallerClaims claims) {

    private static final Set<String> ACCESS_TOKEN_TYPES = Set.of("jwt", "at+jwt", "application/at+jwt");

    TrustedIssuer {
        algorithms = Set.copyOf(algorithms);
    }

    /** Proves who the caller of a token is whose (unverified) claims name this issuer. */
    Proof check(JsonWebSignature token, JwtClaims unverified, Instant now)
            throws TokenRejected, JoseException, MalformedClaimException {
        PublicKey key = requireSignature(token);
        requireForUs(unverified);
        Instant end = requireInTime(unverified, now);
        return new Proof(this, keyId(token), key, end, claims.caller(unverified));
    }

    private PublicKey requireSignature(JsonWebSignature token) throws TokenRejected {
        String algorithm = String.valueOf(token.getAlgorithmHeaderValue());
        if (!algorithms.contains(algorithm)) {
            throw new TokenRejected(Flaw.FORGED, "it is not signed as its issuer signs");
        }
        @Nullable String type = token.getHeader("typ");
        if (type != null && !ACCESS_TOKEN_TYPES.contains(type.toLowerCase(Locale.ROOT))) {
            throw new TokenRejected(Flaw.FOREIGN, "it is not an access token");
        }
        PublicKey key = keys.find(keyId(token))
                .orElseThrow(() -> new TokenRejected(
                        Flaw.UNKNOWN_KEY, "it is signed with a key that its issuer is not known to have"));
        token.setAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, algorithm));
        token.setKey(key);
        if (!verifies(token)) {
            throw new TokenRejected(Flaw.FORGED, "it was tampered with");
        }
        return key;
    }

    /** A key that does not fit the algorithm verifies nothing. */
    private static boolean verifies(JsonWebSignature token) {
        try {
            return token.verifySignature();
        } catch (JoseException unfit) {
            return false;
        }
    }

    private void requireForUs(JwtClaims claims) throws TokenRejected, MalformedClaimException {
        if (!name.equals(claims.getIssuer()) || !claims.getAudience().contains(audience)) {
            throw new TokenRejected(Flaw.FOREIGN, "it is not meant for us");
        }
    }

    /** Gives the time from which on it does not count. */
    private Instant requireInTime(JwtClaims claims, Instant now) throws TokenRejected, MalformedClaimException {
        @Nullable NumericDate end = claims.getExpirationTime();
        @Nullable NumericDate start = claims.getIssuedAt();
        if (end == null || start == null) {
            throw new TokenRejected(Flaw.MALFORMED, "it does not say when it was issued and when it ends");
        }
        Instant over = Instant.ofEpochSecond(end.getValue()).plus(clockSkew);
        if (!now.isBefore(over)) {
            throw new TokenRejected(Flaw.EXPIRED, "it has ended");
        }
        requireBegun(start, now);
        if (claims.getNotBefore() != null) {
            requireBegun(claims.getNotBefore(), now);
        }
        if (Duration.ofSeconds(end.getValue() - start.getValue()).compareTo(longestLife) > 0) {
            throw new TokenRejected(Flaw.FOREIGN, "it lives for longer than " + longestLife);
        }
        return over;
    }

    /** NumericDate has whole seconds here: ours and theirs may differ by the rest of one. */
    private void requireBegun(NumericDate start, Instant now) throws TokenRejected {
        if (now.plus(clockSkew).getEpochSecond() < start.getValue()) {
            throw new TokenRejected(Flaw.EXPIRED, "it has not begun");
        }
    }

    static String keyId(JsonWebSignature token) {
        @Nullable String keyId = token.getKeyIdHeaderValue();
        return keyId == null ? "" : keyId;
    }
}
