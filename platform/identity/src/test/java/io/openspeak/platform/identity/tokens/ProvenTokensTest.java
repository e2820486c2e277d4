package io.openspeak.platform.identity.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.tokens.ProvenTokens.Proof;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** For how long a token that was verified need not be verified again. */
@SuppressWarnings("NullAway.Init")
class ProvenTokensTest {

    private final Instant now = Instant.now();
    private final Instant end = now.plusSeconds(300);

    private final Map<String, PublicKey> keys = new HashMap<>();
    private final PublicJsonWebKey key = FakeIssuer.key("ES256", "k1");
    private final TrustedIssuer issuer = new TrustedIssuer(
            "https://issuer", "us", Set.of("ES256"), Duration.ZERO, Duration.ofDays(1), new Keys(), new OwnClaims());
    private final ProvenTokens proven = new ProvenTokens();
    private String token;

    private final class Keys implements KeySource {
        @Override
        public Optional<PublicKey> find(String keyId) {
            return Optional.ofNullable(keys.get(keyId));
        }

        @Override
        public boolean ready() {
            return true;
        }
    }

    @BeforeEach
    void proveOne() throws Exception {
        keys.put("k1", key.getPublicKey());
        JwtClaims claims = new JwtClaims();
        claims.setIssuer("https://issuer");
        claims.setAudience("us");
        claims.setSubject("alice");
        claims.setClaim("name", "Alice");
        claims.setClaim("iat", now.getEpochSecond());
        claims.setClaim("exp", end.getEpochSecond());
        token = FakeIssuer.sign(key, claims);
        JsonWebSignature signed = (JsonWebSignature) JsonWebSignature.fromCompactSerialization(token);
        Proof proof = issuer.check(signed, JwtClaims.parse(signed.getUnverifiedPayload()), now);
        proven.remember(token, proof);
    }

    private Optional<String> caller(String presented, Instant when) {
        return proven.caller(presented, when).map(Caller::user).map(user -> user.value());
    }

    @Test
    void provenToken_isKnown_untilItsEnd() {
        assertThat(caller(token, now)).contains("alice");
        assertThat(caller(token, end.minusSeconds(1))).contains("alice");
        assertThat(caller(token, end)).isEmpty();
    }

    @Test
    void anyOtherToken_isNot() {
        assertThat(caller(token + "x", now)).isEmpty();
        assertThat(caller(token.substring(0, token.length() - 1), now)).isEmpty();
    }

    @Test
    void keyThatWasGivenUp_provesNothing() {
        keys.remove("k1");

        assertThat(caller(token, now)).isEmpty();
    }

    @Test
    void otherKeyOfTheSameId_provesNothing() {
        keys.put("k1", FakeIssuer.key("ES256", "k1").getPublicKey());

        assertThat(caller(token, now)).isEmpty();
    }
}
