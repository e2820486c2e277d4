package io.openspeak.auth.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openspeak.platform.testing.TestTokens;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys from PEM files. */
class SigningKeyTest {

    @Test
    void parse_pkcs8OfP256_findsThePublicHalf() {
        TestTokens tokens = TestTokens.generate();

        SigningKey key = SigningKey.parse(tokens.pem());

        assertThat(tokens.keySet()).contains(key.id());
        assertThat(key.toString()).doesNotContain(key.privateKey().getS().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage!", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----"})
    void parse_notAKey_saysWhatIsExpected(String pem) {
        assertThatThrownBy(() -> SigningKey.parse(pem))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PKCS#8");
    }

    @Test
    void parse_otherCurve_isRefused() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(384);
        String base64 = Base64.getEncoder()
                .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());

        assertThatThrownBy(() -> SigningKey.parse(base64)).hasMessageContaining("P-256");
    }
}
