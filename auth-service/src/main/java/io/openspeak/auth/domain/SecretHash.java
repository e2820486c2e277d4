package io.openspeak.auth.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What is kept of a random secret: its SHA-256. A slow hash would add nothing, since nobody can guess 256 random bits.
 *
 * @param hex lowercase hexadecimal
 */
public record SecretHash(String hex) {

    /** The hash of a secret's text. */
    public static SecretHash of(String secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return new SecretHash(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** The digest itself. */
    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    /** True if they are the same; takes the same time whatever the other is. */
    public boolean matches(SecretHash other) {
        return MessageDigest.isEqual(bytes(), other.bytes());
    }
}
