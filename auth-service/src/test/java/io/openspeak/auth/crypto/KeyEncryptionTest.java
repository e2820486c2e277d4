package io.openspeak.auth.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Private keys at rest. */
class KeyEncryptionTest {

    private static final String OLD = line(1);
    private static final String NEW = line(2);
    private static final byte[] SECRET = "secret".getBytes(UTF_8);

    @Test
    void sealed_opened_isWhatItWas() {
        KeyEncryption encryption = KeyEncryption.parse(OLD);

        String sealed = encryption.seal("k1", SECRET);

        assertThat(encryption.open("k1", sealed)).isEqualTo(SECRET);
        assertThat(sealed).doesNotContain(Base64.getUrlEncoder().encodeToString(SECRET));
        assertThat(encryption.seal("k1", SECRET)).isNotEqualTo(sealed);
    }

    @Test
    void sealed_forAnotherKey_doesNotOpen() {
        KeyEncryption encryption = KeyEncryption.parse(OLD);
        String sealed = encryption.seal("k1", SECRET);

        assertThatThrownBy(() -> encryption.open("k2", sealed)).hasMessageContaining("tampered");
    }

    @Test
    void sealed_withAnyCharacterChanged_doesNotOpen() {
        KeyEncryption encryption = KeyEncryption.parse(OLD);
        String sealed = encryption.seal("k1", SECRET);

        for (int place = 0; place < sealed.length() - 1; place++) {
            char other = sealed.charAt(place) == 'A' ? 'B' : 'A';
            String changed = sealed.substring(0, place) + other + sealed.substring(place + 1);
            assertThatThrownBy(() -> encryption.open("k1", changed)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void newKeyInFirstLine_oldOneStillOpensAndIsNotCurrent() {
        String sealed = KeyEncryption.parse(OLD).seal("k1", SECRET);

        KeyEncryption both = KeyEncryption.parse(NEW + "\n" + OLD + "\n");

        assertThat(both.open("k1", sealed)).isEqualTo(SECRET);
        assertThat(both.isCurrent(sealed)).isFalse();
        assertThat(both.isCurrent(both.seal("k1", SECRET))).isTrue();
        assertThatThrownBy(() -> KeyEncryption.parse(NEW).open("k1", sealed)).hasMessageContaining("does not hold");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "not base64!", "c2hvcnQ="})
    void parse_notAKey_saysWhatIsExpectedAndNotWhatItRead(String file) {
        assertThatThrownBy(() -> KeyEncryption.parse(file))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .satisfies(
                        message -> assertThat(message).doesNotContain("c2hvcnQ").doesNotContain("not base64!"));
    }

    @Test
    void toString_ofIt_hasNoKey() {
        assertThat(KeyEncryption.parse(OLD).toString()).doesNotContain(OLD);
    }

    static String line(int filling) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) filling);
        return Base64.getEncoder().encodeToString(key);
    }
}
