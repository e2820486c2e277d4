package io.openspeak.platform.testing;

import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Base64;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** Signs access tokens of any shape with a key of its own. */
public final class TestTokens {

    private final PublicJsonWebKey key;

    private TestTokens(PublicJsonWebKey key) {
        this.key = key;
    }

    /** Tokens of a fresh key, which nobody trusts. */
    public static TestTokens generate() {
        try {
            EllipticCurveJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            key.setKeyId(key.calculateBase64urlEncodedThumbprint("SHA-256"));
            key.setUse("sig");
            key.setAlgorithm("ES256");
            return new TestTokens(key);
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Tokens that the service under test trusts; for tests with {@link TestKeys}. */
    public static TestTokens trusted() {
        try {
            String json = ConfigProvider.getConfig().getValue(TestKeys.KEY_SETTING, String.class);
            return new TestTokens(PublicJsonWebKey.Factory.newPublicJwk(json));
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A valid token; without roles: a member. */
    public String of(String user, String... roles) {
        return shape(user)
                .roles(roles.length == 0 ? List.of("member") : List.of(roles))
                .sign();
    }

    /** A valid token in the making, to be bent out of shape. */
    public TokenShape shape(String user) {
        return new TokenShape(this, user);
    }

    /** The public half as a key set (RFC 7517). */
    public String keySet() {
        return new JsonWebKeySet(key).toJson(OutputControlLevel.PUBLIC_ONLY);
    }

    /** The private half as PKCS#8 in PEM. */
    public String pem() {
        Base64.Encoder base64 = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
        return "-----BEGIN PRIVATE KEY-----\n"
                + base64.encodeToString(privateKey().getEncoded()) + "\n-----END PRIVATE KEY-----\n";
    }

    public String keyPair() {
        return key.toJson(OutputControlLevel.INCLUDE_PRIVATE);
    }

    /** Id of the key that signs them. */
    public String keyId() {
        return key.getKeyId();
    }

    PrivateKey privateKey() {
        return key.getPrivateKey();
    }

    PublicKey publicKey() {
        return key.getPublicKey();
    }
}
