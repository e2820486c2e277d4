package io.openspeak.auth.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.auth.domain.PasswordHash;
import org.junit.jupiter.api.Test;

/** Password hashes. */
class Argon2Test {

    private static final Argon2.Cost CHEAP = new Argon2.Cost(64, 1, 1);
    private static final byte[] SALT = "somesalt........".getBytes(java.nio.charset.StandardCharsets.UTF_8);

    @Test
    void matches_ownPassword_isTrueOnlyForIt() {
        PasswordHash hash = Argon2.hash("pässword", SALT, CHEAP);

        assertThat(Argon2.matches(hash, "pässword")).isTrue();
        assertThat(Argon2.matches(hash, "password")).isFalse();
    }

    @Test
    void matches_referenceImplementation_agrees() {
        // phc-winner-argon2, test.c: m=65536, t=2, p=1, password "password", salt "somesalt".
        PasswordHash reference = new PasswordHash(
                "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc");

        assertThat(Argon2.matches(reference, "password")).isTrue();
    }

    @Test
    void toString_ofHash_showsNothing() {
        assertThat(Argon2.hash("password", SALT, CHEAP).toString()).doesNotContain("argon2");
    }
}
