package io.openspeak.auth.crypto;

import io.openspeak.auth.AuthSettings;
import io.openspeak.auth.KeyedHash;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA-256 cut to 128 bits, under a key that follows from the secret that replicas have in common, or dies with the process
 * where there is none. With another secret what was hashed before is not found again: counters and known places start anew.
 */
@ApplicationScoped
public class HmacKeyedHash implements KeyedHash {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final int HASH_BYTES = 16;

    private final byte[] key;

    public HmacKeyedHash(AuthSettings settings) {
        byte[] secret = settings.signingKeyFile().map(HmacKeyedHash::read).orElseGet(HmacKeyedHash::random);
        key = hmac(secret, "openspeak auth keyed hashes");
    }

    @Override
    public String of(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hmac(key, text), HASH_BYTES));
    }

    private static byte[] read(Path file) {
        try (Stream<Path> files = Files.walk(file, 1)) {
            return Files.readAllBytes(
                    files.filter(Files::isRegularFile).sorted().findFirst().orElse(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("can't read " + file, unreadable);
        }
    }

    private static byte[] random() {
        byte[] secret = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(secret);
        return secret;
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
        }
    }
}
