package io.openspeak.auth.crypto;

import io.openspeak.auth.AccessTokens;
import io.openspeak.auth.AuthSettings;
import io.openspeak.auth.domain.AccessToken;
import io.openspeak.auth.domain.Grant;
import io.openspeak.auth.domain.Person;
import io.openspeak.auth.domain.TokenVerdict;
import io.openspeak.platform.identity.IdentitySettings;
import io.openspeak.platform.identity.Role;
import io.openspeak.platform.identity.tokens.TokenVerifier;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** Access tokens as JWTs (RFC 7519) signed with ES256. */
@ApplicationScoped
public class Es256AccessTokens implements AccessTokens {

    private final OwnKeys keys;
    private final AuthSettings settings;
    private final IdentitySettings identity;
    private final TokenJudge judge;

    public Es256AccessTokens(OwnKeys keys, AuthSettings settings, IdentitySettings identity, TokenVerifier verifier) {
        this.keys = keys;
        this.settings = settings;
        this.identity = identity;
        judge = new TokenJudge(verifier);
    }

    @Override
    public AccessToken issue(Grant grant) {
        Instant full = grant.at().plus(settings.accessTokenTtl());
        Instant end = grant.end().filter(full::isAfter).orElse(full).truncatedTo(ChronoUnit.SECONDS);
        return new AccessToken(sign(claims(grant, end)), end);
    }

    @Override
    public Uni<TokenVerdict> judge(String token) {
        return judge.judge(token);
    }

    private JwtClaims claims(Grant grant, Instant end) {
        Person person = grant.person();
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(identity.issuer());
        claims.setAudience(identity.audience());
        claims.setSubject(person.user().value());
        claims.setStringClaim("upn", person.user().value());
        claims.setStringClaim("preferred_username", person.user().value());
        claims.setStringClaim("name", person.name());
        claims.setStringListClaim(
                "groups", person.roles().stream().map(Role::wireName).sorted().toList());
        claims.setJwtId(UUID.randomUUID().toString());
        claims.setIssuedAt(NumericDate.fromSeconds(grant.at().getEpochSecond()));
        // Revocations hit what was issued before them: seconds, as RFC 7519 has them, would hit a sign-in right after,
        // too.
        claims.setClaim("iat_ms", grant.at().toEpochMilli());
        claims.setStringClaim("family", grant.family().value());
        // Also when nothing is left of the limits: a token without the claim is not limited.
        grant.scopes()
                .limitedTo()
                .ifPresent(limits -> claims.setStringClaim(
                        "scope", String.join(" ", grant.scopes().names())));
        claims.setExpirationTime(NumericDate.fromSeconds(end.getEpochSecond()));
        setUnlessEmpty(claims, "device", grant.device().id());
        setUnlessEmpty(claims, "client_role", grant.device().kind().claim());
        return claims;
    }

    private static void setUnlessEmpty(JwtClaims claims, String name, String value) {
        if (!value.isEmpty()) {
            claims.setStringClaim(name, value);
        }
    }

    private String sign(JwtClaims claims) {
        SigningKey key = keys.signing();
        JsonWebSignature token = new JsonWebSignature();
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        token.setHeader("typ", "JWT");
        token.setKeyIdHeaderValue(key.id());
        token.setKey(key.privateKey());
        token.setPayload(claims.toJson());
        try {
            return token.getCompactSerialization();
        } catch (JoseException failed) {
            throw new IllegalStateException("the signing key can't sign", failed);
        }
    }
}
