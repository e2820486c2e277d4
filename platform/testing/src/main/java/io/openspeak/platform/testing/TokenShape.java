package io.openspeak.platform.testing;

import java.security.Key;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** An access token in the making: valid unless a test bends it. */
public final class TokenShape {

    private final TestTokens tokens;
    private final JwtClaims claims = new JwtClaims();
    private String keyId;

    TokenShape(TestTokens tokens, String user) {
        this.tokens = tokens;
        keyId = tokens.keyId();
        claims.setIssuer("openspeak");
        claims.setAudience("openspeak");
        claims.setSubject(user);
        claims.setClaim("upn", user);
        claims.setClaim("name", user);
        claims.setClaim("groups", List.of("member"));
        claims.setJwtId(UUID.randomUUID().toString());
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(15);
    }

    public TokenShape roles(List<String> roles) {
        return claim("groups", roles);
    }

    public TokenShape issuer(String issuer) {
        return claim("iss", issuer);
    }

    public TokenShape audience(String audience) {
        return claim("aud", audience);
    }

    /** Issued and ended in the past. */
    public TokenShape endedSince(Duration past) {
        long end = NumericDate.now().getValue() - past.toSeconds();
        return claim("iat", end - 900).claim("exp", end);
    }

    /** Any claim; null takes it away. */
    public TokenShape claim(String name, @Nullable Object value) {
        if (value == null) {
            claims.unsetClaim(name);
        } else {
            claims.setClaim(name, value);
        }
        return this;
    }

    /** Names another key than the one that signs. */
    public TokenShape keyId(String id) {
        keyId = id;
        return this;
    }

    /** Signed as it should be: ES256. */
    public String sign() {
        return compact(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256, tokens.privateKey());
    }

    /** Without a signature: {@code alg: none}. */
    public String unsigned() {
        return compact(AlgorithmIdentifiers.NONE, null);
    }

    /** Signed with what everybody knows: HS256, the public key as the secret. */
    public String signedWithPublicKey() {
        return compact(
                AlgorithmIdentifiers.HMAC_SHA256, new HmacKey(tokens.publicKey().getEncoded()));
    }

    private String compact(String algorithm, @Nullable Key key) {
        JsonWebSignature token = new JsonWebSignature();
        token.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        token.setAlgorithmHeaderValue(algorithm);
        token.setKeyIdHeaderValue(keyId);
        token.setKey(key);
        token.setPayload(claims.toJson());
        try {
            return token.getCompactSerialization();
        } catch (JoseException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
