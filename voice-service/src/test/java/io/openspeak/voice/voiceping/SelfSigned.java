package io.openspeak.voice.voiceping;

import java.nio.charset.StandardCharsets;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

/** A token of a test as VoicePing's own servers sign it. */
final class SelfSigned {

    private final JwtClaims claims = new JwtClaims();
    private String secret = VoicePingTimes.SECRET;
    private String algorithm = AlgorithmIdentifiers.HMAC_SHA256;

    SelfSigned() {
        long now = System.currentTimeMillis() / 1000;
        claims.setClaim("iat", now);
        claims.setClaim("exp", now + 600);
    }

    static SelfSigned of(Object uid) {
        return new SelfSigned().with("uid", uid);
    }

    SelfSigned with(String claim, Object value) {
        claims.setClaim(claim, value);
        return this;
    }

    SelfSigned without(String claim) {
        claims.unsetClaim(claim);
        return this;
    }

    SelfSigned by(String otherSecret) {
        secret = otherSecret;
        return this;
    }

    SelfSigned as(String otherAlgorithm) {
        algorithm = otherAlgorithm;
        return this;
    }

    String sign() {
        try {
            JsonWebSignature token = new JsonWebSignature();
            token.setPayload(claims.toJson());
            token.setAlgorithmHeaderValue(algorithm);
            token.setHeader("typ", "JWT");
            token.setKey(new HmacKey(secret.getBytes(StandardCharsets.UTF_8)));
            token.setDoKeyValidation(false);
            return token.getCompactSerialization();
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
