package io.openspeak.auth;

import io.openspeak.auth.domain.PasswordHash;
import io.openspeak.auth.domain.PasswordRule;
import io.openspeak.platform.failures.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.Base64;

/** Makes passwords, and hashes those that are good enough. */
@ApplicationScoped
public class NewPasswords {

    /** 128 bits: as hard to guess as a key. */
    private static final int GENERATED_BYTES = 16;

    private final PasswordHashes hashes;
    private final SecureRandom random = new SecureRandom();

    public NewPasswords(PasswordHashes hashes) {
        this.hashes = hashes;
    }

    /** A password that nobody can guess. */
    public String generate() {
        byte[] bytes = new byte[GENERATED_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The hash of a new password; refuses one that breaks the rule. */
    public Uni<PasswordHash> hash(String password) {
        if (!PasswordRule.accepts(password)) {
            throw Refusal.invalid("The new password has fewer than " + PasswordRule.MIN_CHARS + " characters.");
        }
        return hashes.hash(password);
    }
}
