package io.openspeak.auth.crypto;

import io.openspeak.auth.domain.FamilyId;
import io.openspeak.auth.domain.Person;
import io.openspeak.auth.domain.TokenVerdict;
import io.openspeak.auth.domain.TokenVerdict.Flaw;
import io.openspeak.platform.identity.IdentitySettings;
import io.openspeak.platform.identity.Ids;
import io.openspeak.platform.identity.Role;
import io.openspeak.platform.identity.TokenScopes;
import io.openspeak.platform.identity.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.lang.JoseException;

/** Finds out what is wrong with an access token, for those who ask; requests are let in by the platform's TokenVerifier. */
final class TokenJudge {

    private static final AlgorithmConstraints ONLY_ES256 =
            new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);

    private final SigningKey key;
    private final IdentitySettings identity;
    private final Clock clock;

    TokenJudge(SigningKey key, IdentitySettings identity, Clock clock) {
        this.key = key;
        this.identity = identity;
        this.clock = clock;
    }

    TokenVerdict judge(String token) {
        try {
            return JsonWebStructure.fromCompactSerialization(token) instanceof JsonWebSignature signed
                    ? judge(signed)
                    : new TokenVerdict.Invalid(Flaw.MALFORMED);
        } catch (JoseException | InvalidJwtException | MalformedClaimException unreadable) {
            return new TokenVerdict.Invalid(Flaw.MALFORMED);
        }
    }

    private TokenVerdict judge(JsonWebSignature token)
            throws JoseException, InvalidJwtException, MalformedClaimException {
        if (!AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256.equals(token.getAlgorithmHeaderValue())) {
            return new TokenVerdict.Invalid(Flaw.FORGED);
        }
        if (!key.id().equals(token.getKeyIdHeaderValue())) {
            return new TokenVerdict.Invalid(Flaw.FOREIGN);
        }
        token.setAlgorithmConstraints(ONLY_ES256);
        token.setKey(key.publicKey());
        return token.verifySignature()
                ? judge(JwtClaims.parse(token.getPayload()))
                : new TokenVerdict.Invalid(Flaw.FORGED);
    }

    private TokenVerdict judge(JwtClaims claims) throws MalformedClaimException {
        if (!identity.issuer().equals(claims.getIssuer())
                || !claims.getAudience().contains(identity.audience())) {
            return new TokenVerdict.Invalid(Flaw.FOREIGN);
        }
        if (claims.getExpirationTime() == null
                || claims.getSubject() == null
                || claims.getJwtId() == null
                || !Ids.valid(claims.getSubject())) {
            return new TokenVerdict.Invalid(Flaw.MALFORMED);
        }
        Instant end = Instant.ofEpochSecond(claims.getExpirationTime().getValue());
        return clock.instant().isBefore(end) ? valid(claims, end) : new TokenVerdict.Invalid(Flaw.EXPIRED);
    }

    private static TokenVerdict valid(JwtClaims claims, Instant end) throws MalformedClaimException {
        UserId user = new UserId(claims.getSubject());
        String name = claims.getClaimValueAsString("name");
        Person person = new Person(
                user,
                name == null ? user.value() : name,
                claims.getStringListClaimValue("groups").stream()
                        .flatMap(group -> Role.ofWireName(group).stream())
                        .collect(Collectors.toUnmodifiableSet()));
        String scope = claims.getClaimValueAsString("scope");
        return new TokenVerdict.Valid(
                claims.getJwtId(),
                "",
                person,
                Optional.ofNullable(claims.getClaimValueAsString("family"))
                        .filter(Ids::valid)
                        .map(FamilyId::new),
                scope == null ? TokenScopes.ALL : TokenScopes.parse(scope),
                issuedAt(claims),
                Optional.of(end),
                Optional.empty());
    }

    private static Instant issuedAt(JwtClaims claims) throws MalformedClaimException {
        if (claims.getClaimValue("iat_ms") instanceof Number millis) {
            return Instant.ofEpochMilli(millis.longValue());
        }
        return claims.getIssuedAt() == null
                ? Instant.EPOCH
                : Instant.ofEpochSecond(claims.getIssuedAt().getValue());
    }
}
