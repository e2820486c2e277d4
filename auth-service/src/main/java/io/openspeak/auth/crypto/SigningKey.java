package io.openspeak.auth.crypto;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import org.bouncycastle.asn1.sec.SECNamedCurves;
import org.bouncycastle.math.ec.ECPoint;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/**
 * The key pair that signs access tokens: EC P-256. Never printed.
 *
 * @param id RFC 7638 thumbprint, the {@code kid} of tokens and key set
 */
record SigningKey(String id, ECPrivateKey privateKey, ECPublicKey publicKey) {

    /** A fresh one. */
    static SigningKey generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            return of((ECPrivateKey) pair.getPrivate(), (ECPublicKey) pair.getPublic());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has P-256", impossible);
        }
    }

    /** Reads PKCS#8 in PEM; an IllegalArgumentException says what is wrong, without the key. */
    static SigningKey parse(String pem) {
        String base64 = pem.replaceAll("-----(BEGIN|END) PRIVATE KEY-----", "").replaceAll("\\s", "");
        return ofPkcs8(Base64.getMimeDecoder().decode(base64));
    }

    /** Reads PKCS#8; an IllegalArgumentException says what is wrong, without the key. */
    static SigningKey ofPkcs8(byte[] der) {
        try {
            KeyFactory keys = KeyFactory.getInstance("EC");
            ECPrivateKey key = (ECPrivateKey) keys.generatePrivate(new PKCS8EncodedKeySpec(der));
            if (key.getParams().getCurve().getField().getFieldSize() != 256) {
                throw new IllegalArgumentException("it is an EC key of another curve than P-256");
            }
            ECPublicKeySpec ofPrivate = new ECPublicKeySpec(publicPoint(key), key.getParams());
            return of(key, (ECPublicKey) keys.generatePublic(ofPrivate));
        } catch (GeneralSecurityException | ClassCastException malformed) {
            throw new IllegalArgumentException("it is not an EC private key as PKCS#8 in PEM (BEGIN PRIVATE KEY)");
        }
    }

    /** The public half as RFC 7517 has it. */
    PublicJsonWebKey publicJwk() {
        PublicJsonWebKey jwk = new EllipticCurveJsonWebKey(publicKey);
        jwk.setKeyId(id);
        jwk.setUse("sig");
        jwk.setAlgorithm("ES256");
        return jwk;
    }

    @Override
    public String toString() {
        return "SigningKey[" + id + "]";
    }

    private static SigningKey of(ECPrivateKey privateKey, ECPublicKey publicKey) {
        try {
            String thumbprint = JsonWebKey.Factory.newJwk(publicKey).calculateBase64urlEncodedThumbprint("SHA-256");
            return new SigningKey(thumbprint, privateKey, publicKey);
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** PKCS#8 need not carry the public half; it is the private number times the curve's base point. */
    private static java.security.spec.ECPoint publicPoint(ECPrivateKey key) {
        ECPoint point = SECNamedCurves.getByName("secp256r1")
                .getG()
                .multiply(key.getS())
                .normalize();
        return new java.security.spec.ECPoint(
                point.getAffineXCoord().toBigInteger(), point.getAffineYCoord().toBigInteger());
    }
}
